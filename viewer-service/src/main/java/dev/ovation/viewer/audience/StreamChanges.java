package dev.ovation.viewer.audience;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.directory.StreamObserver;
import dev.ovation.outbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A stream that changed is counted (who waited for its start becomes a view then); one that ended is closed. */
@ApplicationScoped
class StreamChanges implements StreamObserver {
    private static final String CHANGED = "INSERT INTO changed_streams VALUES ($1)";
    private static final String CLOSED = """
            INSERT INTO audience AS a (stream_id, closed_at) VALUES ($1, clock_timestamp())
            ON CONFLICT (stream_id) DO UPDATE SET closed_at = coalesce(a.closed_at, excluded.closed_at)
            """;

    @Override
    public Uni<Void> changed(SqlConnection tx, ReceivedEvent<StreamView> event) {
        return note(tx, CHANGED, event.subject());
    }

    @Override
    public Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        return note(tx, CLOSED, event.subject());
    }

    private static Uni<Void> note(SqlConnection tx, String statement, UUID streamId) {
        return tx.preparedQuery(statement).execute(Tuple.of(streamId)).replaceWithVoid();
    }
}
