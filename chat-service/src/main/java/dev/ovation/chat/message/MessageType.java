package dev.ovation.chat.message;

import java.util.Locale;

/** What kind of line it is. */
enum MessageType {
    /** Somebody wrote it. */
    CHAT,
    /** The service wrote it. */
    SYSTEM,
    /** It tells of a gift. */
    GIFT;

    /** As it stands in JSON and in the table. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
