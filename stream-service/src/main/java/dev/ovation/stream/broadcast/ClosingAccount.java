package dev.ovation.stream.broadcast;

import dev.ovation.contracts.StreamStatistics;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account of an ended stream: complete when both closing totals are in hand, and then given out once.
 *
 * @param version of the stream
 * @param isFinal it was given out already
 * @param coins closing total of gifts, or null
 * @param peakViewers closing total of presence, or null
 * @param totalViews closing total of presence, or null
 */
record ClosingAccount(
        UUID streamId,
        long version,
        long durationSeconds,
        boolean isFinal,
        @Nullable Long coins,
        @Nullable Integer peakViewers,
        @Nullable Long totalViews) {

    /** The final figures if they are complete and nobody has had them yet; the stream's version grows by one. */
    Optional<StreamStatistics> statistics() {
        if (isFinal || coins == null || peakViewers == null || totalViews == null) {
            return Optional.empty();
        }
        return Optional.of(
                new StreamStatistics(streamId, version + 1, durationSeconds, peakViewers, totalViews, coins));
    }
}
