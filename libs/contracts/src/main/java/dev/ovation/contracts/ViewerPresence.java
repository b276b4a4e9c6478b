package dev.ovation.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code viewer:joined} and {@code viewer:left}: a hint for display, never for counting.
 *
 * @param userId the user, or the device of a guest
 * @param username null for a guest
 */
public record ViewerPresence(
        UUID streamId, UUID userId, @Nullable String username, boolean guest) {}
