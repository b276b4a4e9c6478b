package dev.ovation.viewer.audience;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.coordination.InTurn;
import dev.ovation.coordination.SingleRunners;
import dev.ovation.outbox.Outbox;
import dev.ovation.viewer.ViewerConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Publishes an ended stream's totals, once and for ever: after the end is committed here, and after everybody who may
 * have seen the stream live has finished. Runs on one replica; never gives up, never guesses.
 */
@ApplicationScoped
class Closing {
    private final ClosingRepository closings;
    private final Hints hints;
    private final Outbox outbox;
    private final ViewerConfig config;
    private final Pool pool;

    Closing(ClosingRepository closings, Hints hints, Outbox outbox, ViewerConfig config, Pool pool) {
        this.closings = closings;
        this.hints = hints;
        this.outbox = outbox;
        this.config = config;
        this.pool = pool;
    }

    void start(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("viewer-closing", config.closeEvery(), this::round);
    }

    /** The one id of a stream's closing event, the same on whichever replica and however often. */
    static UUID eventId(UUID streamId) {
        return UUID.nameUUIDFromBytes(
                (EventType.VIEWER_CLOSED.type() + "/" + streamId).getBytes(StandardCharsets.UTF_8));
    }

    /** One round; safe to repeat and to run twice at a time. */
    Uni<Void> round() {
        return closings.begin().chain(closings::due).chain(this::closeEach);
    }

    private Uni<Void> closeEach(List<UUID> streams) {
        return InTurn.eachInSpiteOfFailures(
                "closing",
                streams,
                stream -> pool.withTransaction(tx -> close(tx, stream)).invoke(outbox::committed));
    }

    private Uni<Void> close(SqlConnection tx, UUID streamId) {
        return hints.forget(tx, List.of(streamId))
                .chain(() -> closings.close(tx, streamId))
                .chain(totals -> totals.isEmpty() ? Uni.createFrom().voidItem() : publish(tx, totals.get(0)));
    }

    private Uni<Void> publish(SqlConnection tx, ViewerClosed totals) {
        UUID streamId = totals.streamId();
        return outbox.publish(tx, EventType.VIEWER_CLOSED, eventId(streamId), streamId, totals);
    }
}
