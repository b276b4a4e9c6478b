package dev.ovation.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code viewer:joined} and {@code viewer:left}: a hint for display, never for counting.
 *
 * @param userId the user, or for a guest an id derived from the device: the device id itself is all a guest shows to be
 *     recognised by, so it is told to nobody
 * @param username null for a guest
 */
public record ViewerPresence(
        UUID streamId, UUID userId, @Nullable String username, boolean guest) {}
