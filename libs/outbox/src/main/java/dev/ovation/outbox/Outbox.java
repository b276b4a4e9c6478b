package dev.ovation.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.contracts.EventType;
import dev.ovation.coordination.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events with the transaction they belong to: the event is sent if, and only if, that transaction commits.
 *
 * <p>Delivered at least once, with the same event id each time; in order per subject when the publisher has locked the
 * subject's row before it publishes, so publish last. On the topic within 100 ms of the commit (p99) while the broker
 * is up. An event larger than the broker takes ends in {@code outbox_dead} with an alarm.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, hides, data)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String INSERT_ALL = """
            INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
            SELECT event_id, $1, key, $2, $3, $4, $5, data
            FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY AS e (event_id, key, data, place)
            ORDER BY place
            """;
    private static final int MOST_AT_ONCE = 500;

    private final ObjectMapper json;
    private final OutboxRelay relay;

    /**
     * An event of many.
     *
     * @param eventId unique; the same on a repetition
     * @param subject the stream's id, which is the record's key
     */
    public record Draft(UUID eventId, UUID subject, Object data) {}

    Outbox(ObjectMapper json, OutboxRelay relay) {
        this.json = json;
        this.relay = relay;
    }

    /** As {@link #publish(SqlConnection, EventType, UUID, UUID, Object, UUID)}, hiding nothing. */
    public Uni<Void> publish(SqlConnection tx, EventType type, UUID eventId, UUID subject, Object data) {
        return publish(tx, type, eventId, subject, data, null);
    }

    /**
     * Publishes within a transaction.
     *
     * @param eventId unique; the same on a repetition
     * @param subject the stream's id, which is the record's key
     * @param data an instance of {@link EventType#payload()}
     * @param hides an earlier event that gateways must forget, or null
     */
    public Uni<Void> publish(
            SqlConnection tx, EventType type, UUID eventId, UUID subject, Object data, @Nullable UUID hides) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(values(type, eventId, subject, data, hides)))
                .replaceWithVoid();
    }

    /**
     * Publishes many of one type, in this order, as {@link #publish(SqlConnection, EventType, UUID, UUID, Object)}
     * does one: with a statement for each {@value #MOST_AT_ONCE}.
     */
    public Uni<Void> publishAll(SqlConnection tx, EventType type, List<Draft> drafts) {
        List<List<Draft>> parts = IntStream.iterate(0, at -> at < drafts.size(), at -> at + MOST_AT_ONCE)
                .mapToObj(at -> drafts.subList(at, Math.min(drafts.size(), at + MOST_AT_ONCE)))
                .toList();
        return InTurn.each(parts, part -> tx.preparedQuery(INSERT_ALL).execute(values(type, part)));
    }

    private Tuple values(EventType type, List<Draft> drafts) {
        return Tuple.tuple()
                .addString(type.topic().topicName())
                .addString(type.topic().source())
                .addString(type.type())
                .addString(type.audience().wire())
                .addString(type.delivery().wire())
                .addArrayOfUUID(drafts.stream().map(Draft::eventId).toArray(UUID[]::new))
                .addArrayOfString(
                        drafts.stream().map(draft -> draft.subject().toString()).toArray(String[]::new))
                .addArrayOfString(
                        drafts.stream().map(draft -> write(type, draft.data())).toArray(String[]::new));
    }

    /**
     * Wakes this replica's relay, if it is the one that works; without it the relay looks again after some
     * milliseconds. For hot paths, after their commit. Cheap, from any thread.
     */
    public void committed() {
        relay.wake();
    }

    private @Nullable Object[] values(EventType type, UUID eventId, UUID subject, Object data, @Nullable UUID hides) {
        return new @Nullable Object[] {
            eventId,
            type.topic().topicName(),
            subject.toString(),
            type.topic().source(),
            type.type(),
            type.audience().wire(),
            type.delivery().wire(),
            hides,
            write(type, data)
        };
    }

    private String write(EventType type, Object data) {
        if (!type.payload().isInstance(data)) {
            throw new IllegalArgumentException(type.type() + " has another payload than " + data.getClass());
        }
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + type.type(), e);
        }
    }
}
