package dev.ovation.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Opens inboxes, through which a service consumes events. A consumer is this much code:
 *
 * <pre>{@code
 * @ApplicationScoped
 * class GiftConsumer {
 *     private final Inbox inbox;
 *
 *     GiftConsumer(EventConsumer events, GiftLines lines) {
 *         inbox = events.inbox("gift-lines").on(EventType.GIFT_SENT, GiftSent.class, lines::announce);
 *     }
 *
 *     @Incoming("gifts")
 *     Uni<Void> on(ConsumerRecord<String, byte[]> message) {
 *         return inbox.take(message);
 *     }
 * }
 * }</pre>
 *
 * <p>and this much configuration: {@code mp.messaging.incoming.gifts.connector=smallrye-kafka} and
 * {@code mp.messaging.incoming.gifts.topic=ovation.gifts}. One channel per topic and service: a second one of the same
 * topic would share its partitions.
 */
@ApplicationScoped
public class EventConsumer {
    private final Pool pool;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    EventConsumer(Pool pool, ObjectMapper json, MeterRegistry metrics) {
        this.pool = pool;
        this.json = json;
        this.metrics = metrics;
    }

    /**
     * A new inbox.
     *
     * @param consumer names whose effect it is; event ids are remembered under it, so it must never be renamed
     */
    public Inbox inbox(String consumer) {
        return new Inbox(consumer, pool, new EventReader(json), metrics, () -> stopping);
    }

    /** Before the pool closes: what is not committed by now comes again after the next start. */
    void onStop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }
}
