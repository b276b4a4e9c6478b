package dev.ovation.directory;

import dev.ovation.contracts.StreamView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream as this service knows it.
 *
 * @param version the owner's version this knowledge is of
 * @param status scheduled, live or ended
 * @param startedAt null until it was live
 * @param endedAt null until it ended
 */
public record KnownStream(
        UUID id,
        long version,
        UUID creatorId,
        String creatorUsername,
        String title,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    static final String LIVE = "live";
    static final String ENDED = "ended";

    static KnownStream of(StreamView view) {
        return new KnownStream(
                view.id(),
                view.version(),
                view.creatorId(),
                view.creatorUsername(),
                view.title(),
                view.status(),
                view.startedAt(),
                view.endedAt());
    }

    public boolean live() {
        return LIVE.equals(status);
    }

    public boolean ended() {
        return ENDED.equals(status);
    }

    public boolean ownedBy(UUID userId) {
        return creatorId.equals(userId);
    }
}
