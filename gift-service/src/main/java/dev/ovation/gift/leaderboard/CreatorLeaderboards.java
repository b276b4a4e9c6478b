package dev.ovation.gift.leaderboard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The boards of all creators; every gift answered before is in. */
@ApplicationScoped
public class CreatorLeaderboards {
    private final CreatorLeaderboardRepository boards;

    CreatorLeaderboards(CreatorLeaderboardRepository boards) {
        this.boards = boards;
    }

    /** The first ones of all time. */
    public Uni<CreatorLeaderboard> ofAllTime(UUID creator, int limit) {
        return boards.read(creator, Period.ALL, limit, null, false);
    }

    /**
     * The first ones of the period that is now, with the caller's own place.
     *
     * @param me null for a guest
     */
    Uni<CreatorLeaderboard> first(UUID creator, Period period, int limit, @Nullable UUID me) {
        return boards.read(creator, period, limit, me, false);
    }

    /** Somebody's own place and their neighbours'. */
    Uni<CreatorLeaderboard> around(UUID creator, Period period, UUID me) {
        return boards.read(creator, period, 0, me, true);
    }
}
