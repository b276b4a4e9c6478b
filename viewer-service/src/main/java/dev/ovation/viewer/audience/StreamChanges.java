package dev.ovation.viewer.audience;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.directory.StreamObserver;
import dev.ovation.outbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** A stream that changed is counted (who waited for its start becomes a view then); one that ended is closed. */
@ApplicationScoped
class StreamChanges implements StreamObserver {
    private static final String CHANGED = "INSERT INTO changed_streams VALUES ($1)";

    private final ClosingRepository closings;

    StreamChanges(ClosingRepository closings) {
        this.closings = closings;
    }

    @Override
    public Uni<Void> changed(SqlConnection tx, ReceivedEvent<StreamView> event) {
        return tx.preparedQuery(CHANGED).execute(Tuple.of(event.subject())).replaceWithVoid();
    }

    @Override
    public Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        boolean wasLive = event.data().startedAt() != null;
        return wasLive
                ? closings.countTheLast(tx, event.subject()).chain(() -> closings.mark(tx, event.subject(), true))
                : closings.mark(tx, event.subject(), false);
    }
}
