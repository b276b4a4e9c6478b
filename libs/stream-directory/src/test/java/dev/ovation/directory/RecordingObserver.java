package dev.ovation.directory;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.outbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** An observer of the kind a service has; fails as often as it is told to, after its effect. */
@ApplicationScoped
class RecordingObserver implements StreamObserver {
    private final AtomicInteger failures = new AtomicInteger();

    void failNext(int times) {
        failures.set(times);
    }

    int failuresLeft() {
        return failures.get();
    }

    @Override
    public Uni<Void> changed(SqlConnection tx, ReceivedEvent<StreamView> event) {
        return record(tx, event, event.data().version());
    }

    @Override
    public Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        return record(tx, event, event.data().version());
    }

    private Uni<Void> record(SqlConnection tx, ReceivedEvent<?> event, long version) {
        return tx.preparedQuery("INSERT INTO observed VALUES ($1, $2, $3)")
                .execute(Tuple.of(event.subject(), event.type().type(), version))
                .replaceWithVoid()
                .invoke(() -> {
                    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new IllegalStateException("the world is bad");
                    }
                });
    }
}
