package dev.ovation.viewer;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' events, published here; and this service's, heard from the moment one begins to listen. */
public final class Topics implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    /** Listens to a topic from its end. */
    public Topics(String topic) {
        List<TopicPartition> all = IntStream.range(0, 12)
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** Publishes as the event's owner would. */
    public static void publish(EventType type, UUID id, UUID stream, String data) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(type.topic().topicName(), stream.toString(), data);
        Map<String, String> headers = Map.of(
                CloudEvent.SPEC_VERSION, CloudEvent.SPEC_VERSION_VALUE,
                CloudEvent.ID, id.toString(),
                CloudEvent.SOURCE, type.topic().source(),
                CloudEvent.TYPE, type.type(),
                CloudEvent.TIME, Instant.now().toString(),
                CloudEvent.SUBJECT, stream.toString(),
                CloudEvent.DATA_SCHEMA, type.dataSchema(),
                CloudEvent.CONTENT_TYPE, CloudEvent.CONTENT_TYPE_VALUE,
                CloudEvent.AUDIENCE, type.audience().wire(),
                CloudEvent.DELIVERY, type.delivery().wire());
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        PRODUCER.send(message);
        PRODUCER.flush();
    }

    /** All events of that type about that stream so far, as soon as the condition holds for them. */
    public List<ConsumerRecord<String, byte[]>> until(
            EventType type, UUID stream, Predicate<List<ConsumerRecord<String, byte[]>>> condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            List<ConsumerRecord<String, byte[]>> events = heard.stream()
                    .filter(m -> m.key().equals(stream.toString())
                            && header(m, CloudEvent.TYPE).equals(type.type()))
                    .toList();
            if (condition.test(events)) {
                return events;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SOON + ": " + type.type() + ", so far " + events);
            }
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
        }
    }

    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public static String json(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
