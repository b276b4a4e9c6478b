package dev.ovation.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a page ended, as the key of its last row. Opaque to clients; damaged or foreign text is {@code invalid-page}.
 *
 * @param parts the key's columns as text, without the unit separator
 */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 512;
    // what every database stores and every row of ours lies between
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text, int parts) {
        if (text.length() > LONGEST) {
            throw invalid();
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = new Cursor(List.of(key.split(SEPARATOR, -1)));
            if (cursor.parts.size() != parts || key.indexOf('\0') >= 0) {
                throw invalid();
            }
            return cursor;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** A time of the years 1 to 9999. */
    public Instant instant(int part) {
        try {
            Instant time = Instant.parse(parts.get(part));
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw invalid();
            }
            return time;
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(ProblemType.INVALID_PAGE, "The cursor is not one of this list: use nextCursor as it came.");
    }
}
