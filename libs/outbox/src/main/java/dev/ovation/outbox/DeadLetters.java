package dev.ovation.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps records that were put aside, each once, with all an operator needs to find and judge them. */
final class DeadLetters {
    private static final String INSERT = """
            INSERT INTO dead_letter
                (consumer, topic, partition, record_offset, record_time, key, headers, payload, payload_bytes, error)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT ON CONSTRAINT uq_dead_letter_record DO NOTHING
            """;

    private final Pool pool;

    DeadLetters(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(ConsumerRecord<String, byte[]> message, String consumer, String error) {
        byte[] payload = message.value();
        Tuple row = Tuple.tuple()
                .addString(consumer)
                .addString(message.topic())
                .addInteger(message.partition())
                .addLong(message.offset())
                .addOffsetDateTime(Instant.ofEpochMilli(message.timestamp()).atOffset(ZoneOffset.UTC))
                .addString(storable(message.key()))
                .addString(headers(message))
                .addValue(payload == null ? null : start(payload))
                .addInteger(payload == null ? 0 : payload.length)
                .addString(storable(error));
        return pool.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    private static io.vertx.core.buffer.Buffer start(byte[] payload) {
        return Buffer.buffer(Arrays.copyOf(payload, Math.min(payload.length, EventReader.MOST_BYTES)))
                .getDelegate();
    }

    private static String headers(ConsumerRecord<String, byte[]> message) {
        String all = StreamSupport.stream(message.headers().spliterator(), false)
                .map(h -> h.key() + ": " + (h.value() == null ? "" : new String(h.value(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n"));
        String kept = storable(all);
        return kept == null ? "" : kept;
    }

    /** PostgreSQL's text takes no NUL, and a dead letter must always find room. */
    private static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', '?');
        return clean.length() <= 8_000 ? clean : clean.substring(0, 8_000);
    }
}
