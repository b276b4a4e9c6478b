package dev.ovation.stream.broadcast;

import java.util.Locale;

/** Whether the broadcaster of a live stream is there. */
public enum Broadcast {
    /** Live, and never on air so far. */
    WAITING,
    ON_AIR,
    /** Was on air; the broadcaster is gone and has a grace to come back. */
    INTERRUPTED,
    /** Scheduled or ended. */
    OFF;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As it stands in the database, in answers and in events. */
    public String wire() {
        return wire;
    }
}
