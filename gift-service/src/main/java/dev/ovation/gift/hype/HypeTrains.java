package dev.ovation.gift.hype;

import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.HypeTrain;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.directory.StreamDirectory;
import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.hype.HypeRepository.Given;
import dev.ovation.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Starts, moves and ends hype trains, on one replica: each round looks at streams that were given something, and at trains
 * whose time has run out. What a crash interrupts, the next round does; a train's row is locked while it is judged.
 */
@ApplicationScoped
class HypeTrains {
    private final StreamDirectory streams;
    private final HypeRepository trains;
    private final Outbox outbox;
    private final GiftConfig config;

    HypeTrains(StreamDirectory streams, HypeRepository trains, Outbox outbox, GiftConfig config) {
        this.streams = streams;
        this.trains = trains;
        this.outbox = outbox;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        if (config.hype().senders() > 0) {
            runners.every("hype-trains", config.rollUpEvery(), this::round);
        }
    }

    /**
     * The train that runs.
     *
     * @throws Problem stream-not-found or hype-not-found
     */
    Uni<HypeTrain> of(UUID streamId) {
        return streams.requireKnown(streamId)
                .chain(() -> trains.running(streamId))
                .map(found -> found.map(HypeRepository.Stored::train)
                        .orElseThrow(() -> Problem.of(ProblemType.HYPE_NOT_FOUND)))
                .chain(train ->
                        trains.contributors(train).map(contributors -> train.view(contributors, config.hype())));
    }

    /** Trains whose time is over end whatever became of the others. */
    Uni<Void> round() {
        return trains.unseen(config.boardToldEvery())
                .chain(given -> InTurn.eachInSpiteOfFailures("hype train", given, this::look))
                .onItemOrFailure()
                .call((done, failure) ->
                        trains.expired().chain(over -> InTurn.eachInSpiteOfFailures("end of hype", over, this::end)));
    }

    private Uni<Void> look(Given given) {
        return trains.inTransaction(tx -> trains.lock(tx, given.streamId()).chain(stored -> {
            if (stored.isPresent() && stored.get().train().runs()) {
                return move(tx, stored.get(), given);
            }
            Train last = stored.map(HypeRepository.Stored::train).orElse(null);
            boolean rests = last != null && !last.hasRested(stored.get().now(), config.hype());
            return (rests
                            ? Uni.createFrom().voidItem()
                            : start(tx, given.streamId(), last == null ? 1 : last.version() + 1))
                    .chain(() -> trains.see(tx, given));
        }));
    }

    /** At most once a second; what came meanwhile is looked at then. */
    private Uni<Void> move(SqlConnection tx, HypeRepository.Stored stored, Given given) {
        Train train = stored.train();
        boolean toldLately = stored.now().isBefore(stored.toldAt().plus(config.boardToldEvery()));
        if (toldLately || !stored.now().isBefore(train.expiresAt())) {
            return Uni.createFrom().voidItem();
        }
        return trains.see(tx, given)
                .chain(() -> trains.coins(tx, train))
                .chain(coins -> coins == train.coins()
                        ? Uni.createFrom().voidItem()
                        : tell(tx, EventType.HYPE_PROGRESS, train.with(coins, stored.now(), config.hype())));
    }

    private Uni<Void> start(SqlConnection tx, UUID streamId, long version) {
        return trains.window(tx, streamId, config.hype().window()).chain(window -> {
            if (window.senders() < config.hype().senders() || window.countsFrom() == null) {
                return Uni.createFrom().voidItem();
            }
            Train train = Train.started(streamId, Ids.next(), window, window.countsFrom(), version, config.hype());
            return trains.board(tx, train).chain(() -> tell(tx, EventType.HYPE_STARTED, train));
        });
    }

    private Uni<Void> end(UUID streamId) {
        return trains.inTransaction(tx -> trains.lock(tx, streamId)
                .chain(stored -> stored.filter(found -> found.train().runs())
                        .map(found -> trains.coins(tx, found.train())
                                .chain(coins -> tell(
                                        tx,
                                        EventType.HYPE_ENDED,
                                        found.train()
                                                .with(coins, found.now(), config.hype())
                                                .ended(found.now()))))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> tell(SqlConnection tx, EventType type, Train train) {
        return trains.save(tx, train)
                .chain(() -> trains.contributors(tx, train))
                .chain(contributors -> outbox.publish(
                        tx, type, Ids.next(), train.streamId(), train.view(contributors, config.hype())));
    }
}
