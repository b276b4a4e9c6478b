package dev.ovation.outbox;

/**
 * A record that no retry cures: it doesn't parse, breaks its schema or a rule of the domain. Thrown by a
 * {@link Handler}, it rolls the effect back and puts the record aside as a dead letter, and the next one follows.
 */
public final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For an operator: says what is wrong, without quoting what people wrote. */
    public BadRecord(String message) {
        super(message);
    }

    public BadRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
