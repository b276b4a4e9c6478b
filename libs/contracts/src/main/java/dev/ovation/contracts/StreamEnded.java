package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code stream:ended}: the decision that a stream is over, with the figures known at that moment.
 *
 * @param durationSeconds whole seconds from start to end; 0 when it never started
 * @param totalGiftsReceived coins
 */
public record StreamEnded(
        UUID streamId,
        long version,
        String endReason,
        @Nullable Instant startedAt,
        Instant endedAt,
        long durationSeconds,
        int peakViewers,
        long totalViews,
        long totalGiftsReceived) {}
