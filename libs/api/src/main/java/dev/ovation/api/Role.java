package dev.ovation.api;

import java.util.Locale;

/** The roles a token's {@code groups} may carry. */
public enum Role {
    VIEWER,
    CREATOR,
    MODERATOR,
    ADMIN;

    /** As it stands in the token. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
