package dev.ovation.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ovation.contracts.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

    private final Path home = TestFolders.make("kafka");

    @AfterEach
    void remove() {
        TestFolders.remove(home);
    }

    @Test
    void shouldMakeFourTopicsOfTwelvePartitionsKeptSevenDays() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home, FreePorts.next())) {
            // When
            Topics.ensure(kafka.bootstrapServers());
            Topics.ensure(kafka.bootstrapServers());
            // Then
            List<String> names =
                    Arrays.stream(Topic.values()).map(Topic::topicName).toList();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                Map<String, TopicDescription> topics =
                        admin.describeTopics(names).allTopicNames().get(30, TimeUnit.SECONDS);
                assertEquals(
                        names.stream().collect(Collectors.toMap(name -> name, name -> 12)),
                        topics.values().stream()
                                .collect(Collectors.toMap(
                                        TopicDescription::name,
                                        topic -> topic.partitions().size())));
                ConfigResource chat = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CHAT.topicName());
                assertEquals(
                        Long.toString(Duration.ofDays(7).toMillis()),
                        admin.describeConfigs(List.of(chat))
                                .all()
                                .get(30, TimeUnit.SECONDS)
                                .get(chat)
                                .get("retention.ms")
                                .value());
            }
        }
    }

    @Test
    void shouldKeepAcknowledgedRecordsWhenKilledAndStartedAgain() throws Exception {
        // Given
        EmbeddedKafka first = EmbeddedKafka.start(home, FreePorts.next());
        Topics.ensure(first.bootstrapServers());
        send(first, "kept");
        // When
        first.process().kill();
        try (EmbeddedKafka second = EmbeddedKafka.start(home, FreePorts.next())) {
            // Then
            assertEquals("kept", readFirst(second));
        }
    }

    @Test
    void shouldStopOrphanWhenStartedOverIt() {
        // Given
        EmbeddedKafka orphan = EmbeddedKafka.start(home, FreePorts.next());
        // When
        try (EmbeddedKafka second = EmbeddedKafka.start(home, FreePorts.next())) {
            // Then
            assertFalse(orphan.process().isAlive());
            Topics.ensure(second.bootstrapServers());
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.CHAT.topicName(), 0, "key", value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static String readFirst(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(Topic.CHAT.topicName(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> consumer.poll(Duration.ofMillis(500)), records -> !records.isEmpty())
                    .iterator()
                    .next()
                    .value();
        }
    }
}
