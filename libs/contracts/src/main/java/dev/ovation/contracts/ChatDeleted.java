package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code chat:deleted}.
 *
 * @param by the user who deleted the message
 */
public record ChatDeleted(UUID streamId, UUID messageId, UUID by) {}
