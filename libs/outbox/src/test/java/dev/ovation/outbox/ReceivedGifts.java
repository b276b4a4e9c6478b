package dev.ovation.outbox;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer of the kind a service has. */
@ApplicationScoped
class ReceivedGifts {
    private final Inbox inbox;

    ReceivedGifts(EventConsumer events) {
        inbox = events.inbox("received-gifts").on(EventType.GIFT_SENT, GiftSent.class, this::store);
    }

    @Incoming("gifts")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return inbox.take(message);
    }

    private Uni<Void> store(SqlConnection tx, ReceivedEvent<GiftSent> event) {
        if (event.data().quantity() == 666) {
            return Uni.createFrom().failure(new BadRecord("the domain refuses it"));
        }
        return tx.preparedQuery("INSERT INTO received_gift (event_id, stream_id, coins) VALUES ($1, $2, $3)")
                .execute(Tuple.of(event.id(), event.subject(), event.data().totalCoins()))
                .replaceWithVoid();
    }
}
