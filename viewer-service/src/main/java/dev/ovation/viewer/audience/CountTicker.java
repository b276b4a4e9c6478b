package dev.ovation.viewer.audience;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.outbox.Outbox;
import dev.ovation.viewer.ViewerConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Counts the streams whose viewers changed and publishes their figures: at most once a second and stream, and again
 * after a while when nothing changes, so that who missed one is not wrong for long. Runs on one replica.
 */
@ApplicationScoped
class CountTicker {
    /** What is due beyond that waits for the next round. */
    private static final int MOST_IN_A_ROUND = 2_000;

    /** Streams that are counted in one transaction. */
    private record Batch(List<UUID> streams) {
        private static final int SIZE = 200;

        static List<Batch> of(List<UUID> due) {
            return IntStream.iterate(0, at -> at < due.size(), at -> at + SIZE)
                    .mapToObj(at -> new Batch(due.subList(at, Math.min(at + SIZE, due.size()))))
                    .toList();
        }

        List<Batch> halves() {
            int middle = streams.size() / 2;
            return List.of(new Batch(streams.subList(0, middle)), new Batch(streams.subList(middle, streams.size())));
        }

        /** For the log. */
        @Override
        public String toString() {
            return streams.size() == 1 ? streams.get(0).toString() : streams.size() + " streams";
        }
    }

    private final FigureRepository figures;
    private final Hints hints;
    private final Outbox outbox;
    private final ViewerConfig config;
    private final Pool pool;

    CountTicker(FigureRepository figures, Hints hints, Outbox outbox, ViewerConfig config, Pool pool) {
        this.figures = figures;
        this.hints = hints;
        this.outbox = outbox;
        this.config = config;
        this.pool = pool;
    }

    void start(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("viewer-counts", config.countEvery(), this::round);
    }

    /** One round; safe to repeat and to run twice at a time. What it can't count keeps nothing else from being counted. */
    Uni<Void> round() {
        return figures.due(MOST_IN_A_ROUND)
                .chain(due -> InTurn.eachInSpiteOfFailures("counting", Batch.of(due), this::count));
    }

    /** Where the database refuses a batch, its halves are tried: so the one that is wrong is found. */
    private Uni<Void> count(Batch batch) {
        return pool.withTransaction(tx -> tell(tx, batch.streams()))
                .invoke(outbox::committed)
                .onFailure(PgException.class)
                .recoverWithUni(e -> batch.streams().size() == 1
                        ? Uni.createFrom().failure(e)
                        : InTurn.eachInSpiteOfFailures("counting", batch.halves(), this::count));
    }

    private Uni<Void> tell(SqlConnection tx, List<UUID> streams) {
        return figures.count(tx, streams)
                .call(counted -> hints.tell(tx, counted))
                .chain(counted -> outbox.publishAll(
                        tx,
                        EventType.VIEWER_COUNT,
                        counted.stream()
                                .filter(Figures::news)
                                .map(Figures::count)
                                .map(count -> new Outbox.Draft(Ids.next(), count.streamId(), count))
                                .toList()));
    }
}
