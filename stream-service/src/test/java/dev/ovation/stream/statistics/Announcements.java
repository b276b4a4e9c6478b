package dev.ovation.stream.statistics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what gift-service and viewer-service say, in the form of the contract. */
final class Announcements implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());

    void say(EventType type, UUID stream, Object data) {
        say(type, UUID.randomUUID(), stream, data);
    }

    void say(EventType type, UUID eventId, UUID stream, Object data) {
        try {
            ProducerRecord<String, String> message =
                    new ProducerRecord<>(type.topic().topicName(), stream.toString(), JSON.writeValueAsString(data));
            header(message, CloudEvent.SPEC_VERSION, "1.0");
            header(message, CloudEvent.ID, eventId.toString());
            header(message, CloudEvent.SOURCE, type.topic().source());
            header(message, CloudEvent.TYPE, type.type());
            header(message, CloudEvent.TIME, Instant.now().toString());
            header(message, CloudEvent.SUBJECT, stream.toString());
            header(message, CloudEvent.DATA_SCHEMA, type.dataSchema());
            header(message, CloudEvent.CONTENT_TYPE, "application/json");
            header(message, CloudEvent.AUDIENCE, type.audience().wire());
            header(message, CloudEvent.DELIVERY, type.delivery().wire());
            producer.send(message).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
