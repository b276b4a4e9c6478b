package dev.ovation.viewer.audience;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.outbox.Outbox;
import dev.ovation.viewer.ViewerConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/**
 * Counts the streams whose viewers changed and publishes their figures: at most once a second and stream, and again
 * after a while when nothing changes, so that who missed one is not wrong for long. Runs on one replica.
 */
@ApplicationScoped
class CountTicker {
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

    /** One round; safe to repeat and to run twice at a time. */
    Uni<Void> round() {
        return pool.withTransaction(tx -> figures.take(tx).chain(streams -> tell(tx, streams)))
                .invoke(outbox::committed)
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection tx, List<UUID> streams) {
        if (streams.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
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
