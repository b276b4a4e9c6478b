package dev.ovation.bench;

import dev.ovation.bench.sockets.Feed;
import dev.ovation.bench.sockets.Marker;
import dev.ovation.contracts.Audience;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events straight into the chat's topic, kept as chat messages are, of a type that no service has: so that each can weigh as
 * much at the viewer as a peer's message does.
 */
final class KafkaFeed implements Feed {
    private static final String TYPE = "bench:line";
    private static final String SOURCE = "/bench";

    /** Numbers begin anew with each feed, and a gateway that has seen an event's id leaves out whatever comes with it again. */
    private final String name = UUID.randomUUID().toString().substring(0, 8);

    private final List<String> streams;
    private final int bytes;
    private final Producer<String, byte[]> producer;
    private volatile @Nullable Exception refused;

    /** @param bytes of an event as the gateway sends it */
    KafkaFeed(String bootstrapServers, List<UUID> streams, int bytes) {
        this.streams = streams.stream().map(UUID::toString).toList();
        this.bytes = bytes;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void send(int room, long number, long micros) {
        String id = name + "-" + room + "-" + number;
        String stream = streams.get(room);
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] data = Marker.message(room, number, micros, bytes - around(id, now));
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topic.CHAT.topicName(), stream, data);
        Headers headers = message.headers();
        header(headers, CloudEvent.SPEC_VERSION, CloudEvent.SPEC_VERSION_VALUE);
        header(headers, CloudEvent.ID, id);
        header(headers, CloudEvent.SOURCE, SOURCE);
        header(headers, CloudEvent.TYPE, TYPE);
        header(headers, CloudEvent.TIME, now);
        header(headers, CloudEvent.SUBJECT, stream);
        header(headers, CloudEvent.CONTENT_TYPE, CloudEvent.CONTENT_TYPE_VALUE);
        header(headers, CloudEvent.AUDIENCE, Audience.PUBLIC.wire());
        header(headers, CloudEvent.DELIVERY, Delivery.KEPT.wire());
        var unused = producer.send(message, (taken, failure) -> {
            if (failure != null) {
                refused = failure;
            }
        });
        requireTaken();
    }

    /** Bytes of an event beside its data. */
    private static int around(String id, String now) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"at\":\"%s\",\"data\":}"
                .formatted(id, TYPE, now)
                .length();
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void requireTaken() {
        Exception failure = refused;
        if (failure != null) {
            throw new BenchFailed("Kafka took no message", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
        requireTaken();
    }
}
