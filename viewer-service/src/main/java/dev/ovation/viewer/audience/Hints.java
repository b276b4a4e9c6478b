package dev.ovation.viewer.audience;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.ViewerPresence;
import dev.ovation.outbox.Outbox;
import dev.ovation.viewer.audience.Figures.HintChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells who came and who left, where there are few enough for it to mean something. */
@ApplicationScoped
class Hints {
    private final HintRepository announced;
    private final Outbox outbox;

    Hints(HintRepository announced, Outbox outbox) {
        this.announced = announced;
        this.outbox = outbox;
    }

    /** Publishes what is to be told of the streams just counted. */
    Uni<Void> tell(SqlConnection tx, List<Figures> counted) {
        List<UUID> told = streams(counted, HintChange.TOLD);
        List<UUID> resumed = streams(counted, HintChange.RESUMED);
        List<UUID> stopped = streams(counted, HintChange.STOPPED);
        return forget(tx, stopped)
                .chain(() -> resumed.isEmpty()
                        ? nothing()
                        : announced.came(tx, resumed).replaceWithVoid())
                .chain(() -> told.isEmpty() ? nothing() : tellOf(tx, told));
    }

    /** Ends telling of these streams without a word. */
    Uni<Void> forget(SqlConnection tx, List<UUID> streams) {
        return streams.isEmpty() ? nothing() : announced.forget(tx, streams);
    }

    private Uni<Void> tellOf(SqlConnection tx, List<UUID> streams) {
        return announced
                .left(tx, streams)
                .chain(left -> publish(tx, EventType.VIEWER_LEFT, left))
                .chain(() -> announced.came(tx, streams))
                .chain(came -> publish(tx, EventType.VIEWER_JOINED, came));
    }

    private Uni<Void> publish(SqlConnection tx, EventType type, List<ViewerPresence> viewers) {
        return outbox.publishAll(
                tx,
                type,
                viewers.stream()
                        .map(viewer -> new Outbox.Draft(Ids.next(), viewer.streamId(), viewer))
                        .toList());
    }

    private static List<UUID> streams(List<Figures> counted, HintChange change) {
        return counted.stream()
                .filter(figures -> figures.hintChange() == change)
                .map(figures -> figures.count().streamId())
                .toList();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
