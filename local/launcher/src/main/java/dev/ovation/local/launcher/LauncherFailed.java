package dev.ovation.local.launcher;

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

    ExitCode exitCode() {
        return exitCode;
    }
}
