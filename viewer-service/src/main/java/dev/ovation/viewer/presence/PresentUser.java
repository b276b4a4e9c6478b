package dev.ovation.viewer.presence;

import java.time.Instant;
import java.util.UUID;

/**
 * A signed-in viewer who is there.
 *
 * @param joinedAt of the oldest tab, socket or lease that still is
 */
record PresentUser(UUID userId, String username, Instant joinedAt) {}
