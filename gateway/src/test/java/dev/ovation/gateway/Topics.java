package dev.ovation.gateway;

import dev.ovation.contracts.Audience;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes events as the services' relays do. */
public final class Topics implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    "linger.ms",
                    0,
                    "acks",
                    "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    /** A chat line; the event's id is the answer. */
    public UUID line(UUID stream, String text) {
        UUID id = UUID.randomUUID();
        publish(EventType.CHAT_MESSAGE, stream, id, "{\"id\":\"" + id + "\",\"message\":\"" + text + "\"}", Map.of());
        return id;
    }

    public UUID publish(EventType type, UUID stream, String data) {
        UUID id = UUID.randomUUID();
        publish(type, stream, id, data, Map.of());
        return id;
    }

    public void publish(EventType type, UUID stream, UUID id, String data, Map<String, String> more) {
        Map<String, String> headers = headers(type, stream, id);
        headers.putAll(more);
        raw(type.topic().topicName(), stream.toString(), headers, data.getBytes(StandardCharsets.UTF_8));
    }

    public static Map<String, String> headers(EventType type, UUID stream, UUID id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CloudEvent.SPEC_VERSION, CloudEvent.SPEC_VERSION_VALUE);
        headers.put(CloudEvent.ID, id.toString());
        headers.put(CloudEvent.SOURCE, type.topic().source());
        headers.put(CloudEvent.TYPE, type.type());
        headers.put(CloudEvent.TIME, Instant.now().toString());
        headers.put(CloudEvent.SUBJECT, stream.toString());
        headers.put(CloudEvent.DATA_SCHEMA, type.dataSchema());
        headers.put(CloudEvent.AUDIENCE, type.audience() == Audience.PUBLIC ? "public" : "internal");
        headers.put(
                CloudEvent.DELIVERY,
                type.delivery() == Delivery.KEPT ? "kept" : type.delivery().wire());
        return headers;
    }

    /** Exactly these bytes, whatever they are. */
    public void raw(String topic, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
