package dev.ovation.stream.broadcast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a stream is in its life; it only ever moves forward. */
public enum StreamStatus {
    SCHEDULED,
    LIVE,
    ENDED;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As it stands in the database, in answers and in events. */
    public String wire() {
        return wire;
    }

    static Optional<StreamStatus> of(String wire) {
        return Arrays.stream(values()).filter(s -> s.wire.equals(wire)).findFirst();
    }
}
