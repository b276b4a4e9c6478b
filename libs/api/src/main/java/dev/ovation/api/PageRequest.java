package dev.ovation.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit 1 to 100
 * @param cursor null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {
    private static final int MOST = 100;

    /**
     * Reads {@code ?limit=} and {@code ?cursor=} as they came; text, so that a wrong one is our 400 and not a 404.
     *
     * @param cursorParts how many parts a cursor of this list has
     * @throws Problem invalid-page
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor, int defaultLimit, int cursorParts) {
        return new PageRequest(limit(limit, defaultLimit), cursor == null ? null : Cursor.decode(cursor, cursorParts));
    }

    /** Reads a limit alone, for whole lists without a cursor. */
    public static int limit(@Nullable String limit, int defaultLimit) {
        if (limit == null) {
            return defaultLimit;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw Problem.of(ProblemType.INVALID_PAGE, "limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }
}
