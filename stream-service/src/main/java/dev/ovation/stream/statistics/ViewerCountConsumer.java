package dev.ovation.stream.statistics;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.contracts.ViewerCount;
import dev.ovation.outbox.EventConsumer;
import dev.ovation.outbox.Inbox;
import dev.ovation.stream.broadcast.StreamFigures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from viewer-service how many watch, and at the end how many have watched. */
@ApplicationScoped
class ViewerCountConsumer {
    private final Inbox inbox;

    ViewerCountConsumer(EventConsumer events, StreamFigures figures) {
        inbox = events.inbox("stream-figures")
                .on(EventType.VIEWER_COUNT, ViewerCount.class, (tx, event) -> figures.count(tx, event.data()))
                .on(
                        EventType.VIEWER_CLOSED,
                        ViewerClosed.class,
                        (tx, event) -> figures.viewersClosed(tx, event.data()));
    }

    @Incoming("viewers")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return inbox.take(message);
    }
}
