package dev.ovation.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What this service publishes, from the very first event. */
public final class StreamTopic implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    public StreamTopic() {
        List<TopicPartition> all = IntStream.range(0, 12)
                .mapToObj(p -> new TopicPartition("ovation.streams", p))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        all.forEach(consumer::position);
    }

    /**
     * An event of a stream.
     *
     * @param id its {@code ce_id}
     * @param data as the contract's record
     */
    public record Event<T>(UUID id, ConsumerRecord<String, byte[]> message, T data) {
        public String json() {
            return new String(message.value(), StandardCharsets.UTF_8);
        }
    }

    /** All events of that type about that stream so far, as soon as the condition holds for them. */
    public <T> List<Event<T>> until(
            EventType type, Class<T> payload, UUID stream, Predicate<List<Event<T>>> condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (true) {
            List<Event<T>> events = events(type, payload, stream);
            if (condition.test(events)) {
                return events;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SOON + ": " + type.type() + ", so far " + events);
            }
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
        }
    }

    private <T> List<Event<T>> events(EventType type, Class<T> payload, UUID stream) {
        return heard.stream()
                .filter(m -> m.key().equals(stream.toString())
                        && header(m, CloudEvent.TYPE).equals(type.type()))
                .map(m -> new Event<>(UUID.fromString(header(m, CloudEvent.ID)), m, read(m, payload)))
                .toList();
    }

    private static <T> T read(ConsumerRecord<String, byte[]> message, Class<T> payload) {
        try {
            return JSON.readValue(message.value(), payload);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
