package dev.ovation.gift.leaderboard;

import dev.ovation.directory.StreamDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The boards of all streams. */
@ApplicationScoped
class Leaderboards {
    private final StreamDirectory streams;
    private final LeaderboardRepository boards;

    Leaderboards(StreamDirectory streams, LeaderboardRepository boards) {
        this.streams = streams;
        this.boards = boards;
    }

    /** The first ones of a stream in any state; every gift answered before is in. */
    Uni<Leaderboard> of(UUID streamId, int limit) {
        return streams.requireKnown(streamId).chain(() -> boards.read(streamId, limit));
    }
}
