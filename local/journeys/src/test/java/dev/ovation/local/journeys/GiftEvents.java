package dev.ovation.local.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of gifts, whole, as a consumer of another team reads it. */
final class GiftEvents {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final String broker;

    GiftEvents(Suite suite) {
        this.broker = suite.status().path("kafka").path("bootstrapServers").asText();
    }

    /** The ids of all {@code gift:sent} of a key, repeated ones too. */
    List<String> sentIds(String stream) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, 12)
                    .mapToObj(p -> new TopicPartition("ovation.gifts", p))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<String> ids = new ArrayList<>();
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                StreamSupport.stream(consumer.poll(SOON).spliterator(), false)
                        .filter(record -> stream.equals(record.key()))
                        .filter(record -> header(record, "ce_type").equals("gift:sent"))
                        .map(record -> header(record, "ce_id"))
                        .forEach(ids::add);
            }
            return ids;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
