package dev.ovation.gateway.live.relay;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.ring.LiveEvent;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.live.room.StreamRooms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of the four topics from five minutes ago on and hands what is public to the rooms. One thread;
 * another layout of the topics needs another reader.
 */
final class LogReader {
    private static final Logger LOG = Logger.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** As long as a broker takes to hand over what it has. */
    private static final Duration SOON = Duration.ofMillis(3);

    private static final Duration ASK = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final StreamRooms rooms;
    private final SteadyClock clock;
    private final RelayFigures figures;
    private final LogProgress log;
    private final Map<TopicPartition, Long> goals;
    private final Map<String, Topic> topics = new HashMap<>();
    private final int partitions;
    private final long[] youngest;
    private long restUntil = System.nanoTime();

    LogReader(
            Consumer<byte[], byte[]> consumer,
            TopicFacts.Layout layout,
            StreamRooms rooms,
            SteadyClock clock,
            RelayFigures figures,
            Duration age) {
        this.consumer = consumer;
        this.rooms = rooms;
        this.clock = clock;
        this.figures = figures;
        this.partitions = layout.partitions();
        this.youngest = new long[Topic.values().length * partitions];
        this.log = new LogProgress(layout.epoch(), partitions, id -> partition(id.toString(), partitions), age);
        List<TopicPartition> all = assign();
        this.goals = new HashMap<>(consumer.endOffsets(all, ASK));
        seek(all, age);
        rooms.restart(log);
    }

    /** As the producer's default partitioner has it, so that a stream's place is known before its first event. */
    static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private List<TopicPartition> assign() {
        List<TopicPartition> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.put(topic.topicName(), topic);
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        consumer.assign(all);
        return all;
    }

    private void seek(List<TopicPartition> all, Duration age) {
        long since = System.currentTimeMillis() - age.toMillis();
        Map<TopicPartition, Long> question = new HashMap<>();
        all.forEach(partition -> question.put(partition, since));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(question, ASK);
        for (TopicPartition partition : all) {
            OffsetAndTimestamp first = found.get(partition);
            Long end = goals.get(partition);
            long offset = first != null ? first.offset() : end == null ? 0 : end;
            consumer.seek(partition, offset);
            log.begin(topic(partition.topic()), partition.partition(), offset);
        }
    }

    /**
     * One round: waits a moment for records and passes them on. While rooms gather, so does the broker: each fetch costs both
     * sides as much as a hundred records. In a quiet log a record is passed on as soon as it is there.
     */
    void round() throws InterruptedException {
        boolean rested = rest();
        boolean some = read(rested ? SOON : POLL);
        if (rested && some) {
            read(SOON); // the first answer was under way all the while and holds but the first record of it
        }
        if (some) {
            restUntil = System.nanoTime() + rooms.acceptedAll() * 1_000_000 - SOON.toNanos();
        }
        if (!goals.isEmpty()) {
            goals.entrySet().removeIf(goal -> consumer.position(goal.getKey(), ASK) >= goal.getValue());
        }
    }

    /** Whether there was any need to. */
    private boolean rest() throws InterruptedException {
        long nanos = restUntil - System.nanoTime();
        boolean needed = goals.isEmpty() && nanos > 0;
        if (needed) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
        return needed;
    }

    private boolean read(Duration within) {
        boolean some = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(within)) {
            pass(record);
            some = true;
        }
        return some;
    }

    /** Whether everything that was there at the start has been passed on. */
    boolean hasCaughtUp() {
        return goals.isEmpty();
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = topic(record.topic());
        long at = arrival(topic, record);
        LiveEvent event = check(record, topic, at);
        if (event == null) {
            log.passed(topic, record.partition(), record.offset(), at);
        } else {
            rooms.accept(event, record.partition());
        }
    }

    private @Nullable LiveEvent check(ConsumerRecord<byte[], byte[]> record, Topic topic, long at) {
        try {
            Optional<LiveEvent> event = RecordCheck.read(record, topic, at);
            if (event.isEmpty()) {
                return null;
            }
            if (log.partition(event.get().streamId()) != record.partition()) {
                throw new RecordCheck.BadRecord("wrong-partition"); // positions of this stream would not cover it
            }
            figures.passed();
            return event.get();
        } catch (RecordCheck.BadRecord bad) {
            figures.dropped(bad.reason());
            LOG.warnf(
                    "Dropped a record that no browser should see: %s, %s-%d@%d",
                    bad.reason(), record.topic(), record.partition(), record.offset());
            return null;
        }
    }

    /** The record's age in terms of our own clock; never decreasing within a partition, never in the future. */
    private long arrival(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        long now = clock.millis();
        long age = Math.max(0, System.currentTimeMillis() - record.timestamp());
        int index = topic.ordinal() * partitions + record.partition();
        youngest[index] = Math.max(youngest[index], now - age);
        return youngest[index];
    }

    private Topic topic(String name) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException("Not one of our topics: " + name);
        }
        return topic;
    }
}
