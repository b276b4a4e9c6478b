package dev.ovation.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ovation.bench.sockets.Feed;
import dev.ovation.bench.sockets.Marker;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

/** Chat messages as chat-service publishes them, straight into its topic; the marker is what they say. */
final class KafkaFeed implements Feed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAMPLE = "/samples/chat.message.json";
    private static final EventType TYPE = EventType.CHAT_MESSAGE;

    private final List<String> streams;
    private final ObjectNode sample;
    private final Producer<String, byte[]> producer;
    private volatile @Nullable Exception refused;

    KafkaFeed(String bootstrapServers, List<UUID> streams) {
        this.streams = streams.stream().map(UUID::toString).toList();
        this.sample = sample();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static ObjectNode sample() {
        try (InputStream in = EventType.class.getResourceAsStream(SAMPLE)) {
            JsonNode read = JSON.readTree(in);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new BenchFailed("no sample at " + SAMPLE);
        } catch (IOException e) {
            throw new BenchFailed("the sample can't be read", e);
        }
    }

    @Override
    public void send(int room, long number, long micros) {
        String id = UUID.randomUUID().toString();
        String stream = streams.get(room);
        String now = Instant.now().toString();
        sample.put("id", id)
                .put("seq", number + 1)
                .put("streamId", stream)
                .put("message", Marker.text(number, micros))
                .put("createdAt", now);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(TYPE.topic().topicName(), stream, json());
        Headers headers = message.headers();
        header(headers, CloudEvent.SPEC_VERSION, CloudEvent.SPEC_VERSION_VALUE);
        header(headers, CloudEvent.ID, id);
        header(headers, CloudEvent.SOURCE, "/chat-service");
        header(headers, CloudEvent.TYPE, TYPE.type());
        header(headers, CloudEvent.TIME, now);
        header(headers, CloudEvent.SUBJECT, stream);
        header(headers, CloudEvent.DATA_SCHEMA, TYPE.dataSchema());
        header(headers, CloudEvent.CONTENT_TYPE, CloudEvent.CONTENT_TYPE_VALUE);
        header(headers, CloudEvent.AUDIENCE, TYPE.audience().wire());
        header(headers, CloudEvent.DELIVERY, TYPE.delivery().wire());
        var unused = producer.send(message, (taken, failure) -> {
            if (failure != null) {
                refused = failure;
            }
        });
        requireTaken();
    }

    private byte[] json() {
        try {
            return JSON.writeValueAsBytes(sample);
        } catch (JsonProcessingException e) {
            throw new BenchFailed("a message can't be written", e);
        }
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
