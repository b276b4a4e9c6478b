package dev.ovation.gift.closing;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.directory.StreamObserver;
import dev.ovation.outbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks a stream as closed, in the transaction that learns of its end. */
@ApplicationScoped
class StreamEndObserver implements StreamObserver {
    private final ClosingRepository closings;

    StreamEndObserver(ClosingRepository closings) {
        this.closings = closings;
    }

    @Override
    public Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        return closings.mark(tx, event.subject());
    }
}
