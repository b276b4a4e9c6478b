package dev.ovation.local.launcher;

import dev.ovation.local.EngineFailed;
import org.jspecify.annotations.Nullable;

/** A command can't go on. The message says what is wrong and what helps; it is all the person at the terminal sees. */
final class LauncherFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    LauncherFailed(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    LauncherFailed(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What a person reads of any failure: our own say it in words, others at least what they are. */
    static String wordsOf(Throwable failure) {
        @Nullable String message = failure.getMessage();
        boolean ours = failure instanceof LauncherFailed || failure instanceof EngineFailed;
        return ours && message != null ? message : failure.toString();
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
