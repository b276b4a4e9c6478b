package dev.ovation.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The effect of an event on the service's own database.
 *
 * <p>Called once per event and consumer as far as the database remembers: the transaction holds the event's id as
 * well, so either both are committed or neither is. It may be called again after a rollback, so it does nothing
 * outside {@code tx}. Events of one subject come in their order. Fail with {@link BadRecord} to put the record aside;
 * any failure of the world (database, peer, timeout) is retried without end.
 */
@FunctionalInterface
public interface Handler<T> {
    Uni<Void> handle(SqlConnection tx, ReceivedEvent<T> event);
}
