package dev.ovation.directory;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.outbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A bean that has an effect of its own when a stream changes, committed in the transaction that updates the directory.
 *
 * <p>Called once per event, in the stream's order, as {@link dev.ovation.outbox.Handler} has it: nothing outside
 * {@code tx}, and all observers of an event commit or none does.
 */
public interface StreamObserver {

    /** Scheduled, started, updated, on air, interrupted or resumed: {@code event.type()} says which. */
    default Uni<Void> changed(SqlConnection tx, ReceivedEvent<StreamView> event) {
        return Uni.createFrom().voidItem();
    }

    /** The stream is over, for ever. */
    default Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        return Uni.createFrom().voidItem();
    }
}
