package dev.ovation.stream.statistics;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftReversed;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.outbox.EventConsumer;
import dev.ovation.outbox.Inbox;
import dev.ovation.stream.broadcast.StreamFigures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from gift-service how many coins a stream was given, and at the end the closing total. */
@ApplicationScoped
class GiftConsumer {
    private final Inbox inbox;

    GiftConsumer(EventConsumer events, StreamFigures figures) {
        inbox = events.inbox("stream-figures")
                .on(
                        EventType.LEADERBOARD_UPDATED,
                        LeaderboardUpdated.class,
                        (tx, event) -> figures.board(tx, event.data()))
                .on(EventType.GIFT_REVERSED, GiftReversed.class, (tx, event) -> figures.giftReversed(tx, event.data()))
                .on(EventType.GIFT_CLOSED, GiftClosed.class, (tx, event) -> figures.giftsClosed(tx, event.data()));
    }

    @Incoming("gifts")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return inbox.take(message);
    }
}
