package dev.ovation.bench.presence;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What viewer-service tells the world, from a moment on. One thread. */
public final class ViewerTopic implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> all = IntStream.range(0, Topic.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topic.VIEWERS.topicName(), partition))
            .toList();

    /** Listens from the topic's end as it is now. */
    public ViewerTopic(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** How many events of each type came since the last time this was asked. Blocks until all are read. */
    public Map<String, Long> sinceLast() {
        Map<String, Long> events = new TreeMap<>();
        read((type, json) -> events.merge(type, 1L, Long::sum));
        return events;
    }

    /** Gives the type and the JSON of each event since the last time any were read, up to this moment. */
    public void read(BiConsumer<String, String> event) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(SOON).forEach(told -> event.accept(type(told), text(told.value())));
        }
    }

    private static String type(ConsumerRecord<String, byte[]> told) {
        return text(told.headers().lastHeader(CloudEvent.TYPE).value());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
