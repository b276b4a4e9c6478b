package dev.ovation.outbox;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.local.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what comes to a topic from now on. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    TopicReader(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestInfrastructure.bootstrapServers(),
                        "max.partition.fetch.bytes",
                        4_000_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, 12)
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** All records so far, as soon as the condition holds; fails after the deadline. */
    List<ConsumerRecord<String, byte[]>> until(
            Duration deadline, Predicate<List<ConsumerRecord<String, byte[]>>> condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.test(read)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + ", records read: " + read.size());
            }
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
        return read;
    }

    static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String id(ConsumerRecord<String, byte[]> message) {
        return header(message, CloudEvent.ID);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
