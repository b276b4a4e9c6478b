package dev.ovation.local.launcher;

import java.util.Locale;

/** How a part is. */
enum PartState {
    STARTING,
    READY,
    /** It answers, but says that something it needs is away. */
    DEGRADED,
    STOPPED;

    /** The word in {@code status --json}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
