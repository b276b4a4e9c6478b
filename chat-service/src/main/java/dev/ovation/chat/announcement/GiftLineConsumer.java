package dev.ovation.chat.announcement;

import dev.ovation.chat.message.MessageService;
import dev.ovation.contracts.ComboEnded;
import dev.ovation.contracts.EventType;
import dev.ovation.outbox.EventConsumer;
import dev.ovation.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes a line for each combo of gifts when it is over, once however often its event comes; a gift nobody repeated is a
 * combo of one. The stream's state is not asked: what gift-service
 * has taken is shown, also when the stream ended meanwhile.
 */
@ApplicationScoped
class GiftLineConsumer {
    private final Inbox inbox;

    GiftLineConsumer(EventConsumer events, MessageService messages) {
        this.inbox = events.inbox("gift-lines")
                .on(EventType.COMBO_ENDED, ComboEnded.class, (tx, event) -> messages.announce(tx, event.data()));
    }

    @Incoming("gifts")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return inbox.take(message);
    }
}
