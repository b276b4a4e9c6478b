package dev.ovation.api;

import org.jspecify.annotations.Nullable;

/**
 * The caller's name for one operation, so that repeating it changes nothing.
 *
 * @param value 1 to 64 of {@code [A-Za-z0-9_-]}
 */
public record IdempotencyKey(String value) {
    /** The request header. */
    public static final String HEADER = "Idempotency-Key";
    /** On an answer that was stored before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    public IdempotencyKey {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_INVALID);
        }
    }

    /** The key of an operation that moves coins. */
    public static IdempotencyKey required(@Nullable String header) {
        if (header == null) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
        }
        return new IdempotencyKey(header);
    }

    /** The key of an operation that may have one. */
    public static @Nullable IdempotencyKey optional(@Nullable String header) {
        return header == null ? null : new IdempotencyKey(header);
    }
}
