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
import java.util.concurrent.atomic.AtomicInteger;
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

    /** So many gifts are carried by one statement: fewer after one that failed, since it may have been too many. */
    private final AtomicInteger most = new AtomicInteger(RollUpRepository.MOST_GIFTS_A_ROUND);

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

    /** Boards are told also where no gift could be carried: they are exact when they are read. */
    Uni<Void> round() {
        return foldAll().onItemOrFailure().call((done, failure) -> tellAll());
    }

    /** Makes all boards anew out of what was booked; answers how many cells they have. */
    Uni<Long> rebuild() {
        return rollUps.rebuild().invoke(cells -> LOG.infof("leaderboards rebuilt: cells=%d", cells));
    }

    private Uni<Void> foldAll() {
        return Uni.createFrom()
                .deferred(this::foldSome)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there may be more. */
    private Uni<Boolean> foldSome() {
        int some = most.get();
        return rollUps.fold(some)
                .onFailure()
                .invoke(() -> most.set(Math.max(1, some / 2)))
                .invoke(() -> most.set(Math.min(RollUpRepository.MOST_GIFTS_A_ROUND, 2 * some)))
                .map(gifts -> gifts == some);
    }

    private Uni<Void> tellAll() {
        return rollUps.untold(config.boardToldEvery())
                .chain(streams -> InTurn.eachInSpiteOfFailures("leaderboard", streams, this::tell));
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
