package dev.ovation.stream.media;

import java.util.Locale;

/** What is to be expected of the media server. */
public enum MediaState {
    /** It is configured and has answered. */
    ON,
    /** It is configured and has never answered: it may still be built. */
    STARTING,
    /** None is configured. */
    OFF;

    /** As it stands in answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
