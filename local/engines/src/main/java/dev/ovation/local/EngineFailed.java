package dev.ovation.local;

import org.jspecify.annotations.Nullable;

/** An engine did not start, stop or answer. The message is written for the person at the terminal. */
public final class EngineFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineFailed(String message) {
        super(message);
    }

    public EngineFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
