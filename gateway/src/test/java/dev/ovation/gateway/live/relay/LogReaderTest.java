package dev.ovation.gateway.live.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.live.room.StreamRooms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final TopicPartition CHAT = new TopicPartition(Topic.CHAT.topicName(), 0);
    private static final Duration PATIENT = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofMillis(3);

    private final Broker broker = new Broker();
    private long gathering;
    private int accepted;

    /** Remembers how long it was asked to wait for records. */
    private static final class Broker extends MockConsumer<byte[], byte[]> {
        private final List<Duration> asked = new ArrayList<>();
        private int offset;

        Broker() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration within) {
            asked.add(within);
            return super.poll(within);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> 0L));
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times, Duration timeout) {
            return new HashMap<>();
        }

        void hasRecord() {
            addRecord(new ConsumerRecord<>(CHAT.topic(), CHAT.partition(), offset++, new byte[0], new byte[0]));
        }

        List<Duration> asked() {
            List<Duration> all = List.copyOf(asked);
            asked.clear();
            return all;
        }
    }

    private LogReader reader() throws InterruptedException {
        StreamRooms rooms = (StreamRooms) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StreamRooms.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("acceptedAll")) {
                        accepted++;
                        return gathering;
                    }
                    return null;
                });
        LogReader reader = new LogReader(
                broker,
                new TopicFacts.Layout(1, 1),
                rooms,
                new SteadyClock(),
                new RelayFigures(new SimpleMeterRegistry()),
                Duration.ofMinutes(5));
        reader.round();
        assertTrue(reader.hasCaughtUp());
        broker.asked();
        return reader;
    }

    @Test
    void shouldPassOnAtOnceInQuietLog() throws Exception {
        // Given
        LogReader reader = reader();
        // When
        for (int i = 0; i < 3; i++) {
            broker.hasRecord();
            reader.round();
        }
        // Then
        assertEquals(List.of(PATIENT, PATIENT, PATIENT), broker.asked());
        assertEquals(3, accepted);
    }

    @Test
    void shouldLetBrokerGatherWhileRoomsGather() throws Exception {
        // Given
        LogReader reader = reader();
        gathering = 400;
        broker.hasRecord();
        long begun = System.nanoTime();
        reader.round();
        broker.asked();
        // When
        broker.hasRecord();
        reader.round();
        // Then
        assertTrue(System.nanoTime() - begun >= Duration.ofMillis(397).toNanos());
        assertEquals(List.of(SOON, SOON), broker.asked());
        assertEquals(2, accepted, "what two answers hold goes out together");
    }

    @Test
    void shouldWaitPatientlyAgainWhenNothingCameMeanwhile() throws Exception {
        // Given
        LogReader reader = reader();
        gathering = 300;
        broker.hasRecord();
        reader.round();
        broker.asked();
        // When
        reader.round();
        reader.round();
        // Then
        assertEquals(List.of(SOON, PATIENT), broker.asked());
    }
}
