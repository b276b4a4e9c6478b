package dev.ovation.outbox;

import dev.ovation.contracts.EventType;
import dev.ovation.coordination.OwnContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Gives each event of the types it knows to its handler: effect and event id are committed together, so a repeated
 * event has no second effect. A bad record goes to {@code dead_letter} and the next one follows. While the world is
 * bad (database away, timeout, deadlock) the returned {@code Uni} doesn't complete and the attempt is repeated without
 * end, from every 100 ms to every 5 s: the channel holds its partitions and nothing is lost.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ATTEMPT_WITHIN = Duration.ofSeconds(10);
    private static final String REMEMBER =
            "INSERT INTO consumed_event (consumer, source, event_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private final String consumer;
    private final Pool pool;
    private final EventReader reader;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final BooleanSupplier stopping;
    private final Map<EventType, Handler<Record>> handlers = new EnumMap<>(EventType.class);

    Inbox(String consumer, Pool pool, EventReader reader, MeterRegistry metrics, BooleanSupplier stopping) {
        this.consumer = consumer;
        this.pool = pool;
        this.reader = reader;
        this.deadLetters = new DeadLetters(pool);
        this.metrics = metrics;
        this.stopping = stopping;
    }

    /**
     * Handles events of a type; types without a handler are passed over.
     *
     * @param payload {@link EventType#payload()} of the type
     */
    public <T extends Record> Inbox on(EventType type, Class<T> payload, Handler<T> handler) {
        if (!type.payload().equals(payload)) {
            throw new IllegalArgumentException(type.type() + " carries " + type.payload());
        }
        handlers.put(type, (tx, event) -> handler.handle(tx, typed(event, payload)));
        return this;
    }

    /**
     * Takes a record off a channel; completes when its effect is committed, or was before, or the record was put
     * aside. Never fails, and stays open while the application stops. The channel commits its offset after that.
     */
    public Uni<Void> take(ConsumerRecord<String, byte[]> message) {
        Executor here = OwnContext.executor();
        return untilDone(here, message, () -> attempt(message))
                .onFailure(Failures::isTheRecordsFault)
                .recoverWithUni(bad -> putAside(here, message, bad));
    }

    private Uni<Void> attempt(ConsumerRecord<String, byte[]> message) {
        EventType type = reader.type(message).orElse(null);
        Handler<Record> handler = type == null ? null : handlers.get(type);
        if (type == null || handler == null) {
            return Uni.createFrom().voidItem();
        }
        ReceivedEvent<Record> event = reader.read(message, type);
        return pool.withTransaction(tx -> remember(tx, event)
                        .chain(isNew -> isNew
                                ? handler.handle(tx, event)
                                : Uni.createFrom().voidItem()))
                .ifNoItem()
                .after(ATTEMPT_WITHIN)
                .fail();
    }

    private Uni<Boolean> remember(SqlConnection tx, ReceivedEvent<Record> event) {
        return tx.preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, event.source(), event.id()))
                .map(rows -> rows.rowCount() == 1);
    }

    private Uni<Void> putAside(Executor here, ConsumerRecord<String, byte[]> message, Throwable bad) {
        LOG.errorf(
                "record is put aside: consumer=%s topic=%s partition=%d offset=%d error=%s",
                consumer, message.topic(), message.partition(), message.offset(), bad);
        metrics.counter("ovation.events.dead", "consumer", consumer).increment();
        return untilDone(here, message, () -> deadLetters.keep(message, consumer, bad.toString()))
                .onFailure()
                .invoke(e -> LOG.errorf("a dead letter was not kept: consumer=%s error=%s", consumer, e))
                .onFailure()
                .recoverWithNull();
    }

    /** Repeats an attempt for as long as the world is to blame, each time on the context the record came on. */
    private Uni<Void> untilDone(Executor here, ConsumerRecord<String, byte[]> message, Supplier<Uni<Void>> attempt) {
        return Uni.createFrom()
                .deferred(() -> attempt.get())
                .runSubscriptionOn(here)
                .onFailure(e -> stopping.getAsBoolean())
                .recoverWithUni(() -> Uni.createFrom().nothing())
                .onFailure(e -> !Failures.isTheRecordsFault(e))
                .invoke(e -> worldIsBad(message, e))
                .onFailure(e -> !Failures.isTheRecordsFault(e))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .emitOn(here);
    }

    private void worldIsBad(ConsumerRecord<String, byte[]> message, Throwable failure) {
        metrics.counter("ovation.events.retried", "consumer", consumer).increment();
        LOG.warnf(
                "record waits: consumer=%s topic=%s partition=%d offset=%d failure=%s",
                consumer, message.topic(), message.partition(), message.offset(), failure);
    }

    private static <T extends Record> ReceivedEvent<T> typed(ReceivedEvent<Record> event, Class<T> payload) {
        return new ReceivedEvent<>(
                event.id(), event.source(), event.time(), event.subject(), event.type(), payload.cast(event.data()));
    }
}
