package dev.ovation.gift.leaderboard;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.Pace;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.gift.GiftConfig;
import dev.ovation.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries gifts onto the boards and tells boards that changed, each at most once a second. The last change is told as
 * well, for a board stays due until it is told. Runs on one replica; two at a time do no harm.
 */
@ApplicationScoped
class RollUp {
    private static final Logger LOG = Logger.getLogger(RollUp.class);
    private static final int ITEMS_TOLD = 10;

    /** As rare as that under load: a round costs for each sender in it, however many gifts. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final RollUpRepository rollUps;
    private final LeaderboardRepository boards;
    private final Outbox outbox;
    private final GiftConfig config;

    RollUp(RollUpRepository rollUps, LeaderboardRepository boards, Outbox outbox, GiftConfig config) {
        this.rollUps = rollUps;
        this.boards = boards;
        this.outbox = outbox;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("leaderboard-roll-up", Pace.sparing(config.rollUpEvery(), LONGEST), this::round);
    }

    Uni<Void> round() {
        return foldAll()
                .chain(() -> rollUps.untold(config.boardToldEvery()))
                .chain(streams -> InTurn.each(streams, this::tell));
    }

    /** Makes all boards anew out of what was booked; answers how many cells they have. */
    Uni<Long> rebuild() {
        return rollUps.rebuild().invoke(cells -> LOG.infof("leaderboards rebuilt: cells=%d", cells));
    }

    private Uni<Void> foldAll() {
        return rollUps.fold()
                .repeat()
                .whilst(gifts -> gifts == RollUpRepository.MOST_GIFTS_A_ROUND)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(UUID streamId) {
        return rollUps.inTransaction(tx -> rollUps.takeToTell(tx, streamId)
                .chain(version -> version.map(v -> tell(tx, streamId, v))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> tell(SqlConnection tx, UUID streamId, long version) {
        return boards.read(tx, streamId, ITEMS_TOLD)
                .chain(board -> outbox.publish(
                        tx, EventType.LEADERBOARD_UPDATED, Ids.next(), streamId, board.told(streamId, version)));
    }
}
