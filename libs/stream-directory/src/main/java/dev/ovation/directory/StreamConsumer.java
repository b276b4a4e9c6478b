package dev.ovation.directory;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.coordination.InTurn;
import dev.ovation.outbox.EventConsumer;
import dev.ovation.outbox.Inbox;
import dev.ovation.outbox.ReceivedEvent;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the directory up to date from {@code ovation.streams} and tells the service's observers. Public only because the
 * code that Quarkus makes for a channel is loaded beside this library and not with it.
 */
@ApplicationScoped
public class StreamConsumer {
    static final String CHANNEL = "known-streams";

    private static final List<EventType> CHANGES = List.of(
            EventType.STREAM_SCHEDULED,
            EventType.STREAM_STARTED,
            EventType.STREAM_UPDATED,
            EventType.STREAM_ON_AIR,
            EventType.STREAM_INTERRUPTED,
            EventType.STREAM_RESUMED);

    private final KnownStreams streams;
    private final List<StreamObserver> observers;
    private final StreamDirectory directory;
    private final Inbox inbox;

    StreamConsumer(
            EventConsumer events,
            KnownStreams streams,
            StreamDirectory directory,
            @All List<StreamObserver> observers) {
        this.streams = streams;
        this.directory = directory;
        this.observers = observers;
        this.inbox = events.inbox(CHANNEL).on(EventType.STREAM_ENDED, StreamEnded.class, this::ended);
        CHANGES.forEach(type -> inbox.on(type, StreamView.class, this::changed));
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return inbox.take(message).invoke(() -> directory.forget(message.key()));
    }

    private Uni<Void> changed(SqlConnection tx, ReceivedEvent<StreamView> event) {
        return streams.apply(tx, event.data()).chain(() -> each(observer -> observer.changed(tx, event)));
    }

    private Uni<Void> ended(SqlConnection tx, ReceivedEvent<StreamEnded> event) {
        return streams.apply(tx, event.data()).chain(() -> each(observer -> observer.ended(tx, event)));
    }

    /** One after the other: a transaction takes one statement at a time. */
    private Uni<Void> each(java.util.function.Function<StreamObserver, Uni<Void>> effect) {
        return InTurn.each(observers, effect::apply);
    }
}
