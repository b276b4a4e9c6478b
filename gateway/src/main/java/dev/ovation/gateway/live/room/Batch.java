package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.List;
import java.util.UUID;

/**
 * What one frame says: zero or more events and how far they reach.
 *
 * @param next the partition's next offsets after them
 */
record Batch(UUID streamId, int epoch, List<LiveEvent> events, Offsets next) {}
