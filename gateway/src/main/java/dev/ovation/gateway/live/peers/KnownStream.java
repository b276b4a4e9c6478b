package dev.ovation.gateway.live.peers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a socket must know of its stream.
 *
 * @param endedAt null until it ended
 */
public record KnownStream(
        UUID id, UUID creatorId, boolean ended, @Nullable Instant endedAt, int currentViewers, int guests) {}
