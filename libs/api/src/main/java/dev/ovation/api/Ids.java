package dev.ovation.api;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids we make and ids we are given. */
public final class Ids {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** A fresh UUIDv7. Its order is never relied upon. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Reads a UUID in its full form only ({@link UUID#fromString} takes shortened ones); null for anything else. */
    public static @Nullable UUID parse(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /**
     * Reads an id out of a path; what is no UUID names nothing, so it is the noun's 404.
     *
     * @throws Problem of the given type
     */
    public static UUID path(String text, ProblemType notFound) {
        UUID id = parse(text);
        if (id == null) {
            throw Problem.of(notFound);
        }
        return id;
    }
}
