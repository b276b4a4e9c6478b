package dev.ovation.stream.broadcast;

import java.util.Locale;

/** Why a stream is over. */
public enum EndReason {
    /** Its creator ended it. */
    CREATOR,
    /** It was only scheduled. */
    CANCELLED,
    /** The broadcaster went away and did not come back within the grace. */
    BROADCASTER_LOST,
    /** Nobody came on air in time. */
    NEVER_BROADCAST,
    /** A moderator or admin ended it. */
    MODERATOR;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As it stands in the database, in answers and in events. */
    public String wire() {
        return wire;
    }
}
