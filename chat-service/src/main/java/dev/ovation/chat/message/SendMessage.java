package dev.ovation.chat.message;

import dev.ovation.api.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to write into a stream's chat.
 *
 * @param clientMessageId repeats of it answer the first message; null for none
 */
record SendMessage(
        UUID streamId,
        User author,
        MessageText text,
        @Nullable UUID clientMessageId) {}
