package dev.ovation.bench;

import dev.ovation.bench.sockets.Marker;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** When each message was committed and when it was given to Kafka, read from the topic on a thread of its own. */
final class ChatLog implements AutoCloseable {
    private static final long MOST_MICROS = 600_000_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 1 << 20;
    private static final int FETCH_MILLIS = 500;

    private final Histogram committed = new SynchronizedHistogram(MOST_MICROS, 3);
    private final Histogram inKafka = new SynchronizedHistogram(MOST_MICROS, 3);
    private final AtomicLong noted = new AtomicLong();
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "chat-log");
    /** The wall clock is so many microseconds ahead of the steady one. */
    private final long ahead;

    private volatile boolean over;
    private volatile @Nullable RuntimeException failure;

    ChatLog(String bootstrapServers) {
        ahead = micros(Instant.now()) - System.nanoTime() / 1_000;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "enable.auto.commit", false,
                        // times are in the records: to fetch each as it comes would only load what is measured
                        "fetch.min.bytes", FETCH_BYTES,
                        "fetch.max.wait.ms", FETCH_MILLIS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer
                .partitionsFor(EventType.CHAT_MESSAGE.topic().topicName())
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (!over) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    note(message);
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> message) {
        OptionalLong intended = Marker.microsIn(message.value());
        if (intended.isEmpty()) {
            return;
        }
        long begun = intended.getAsLong() + ahead;
        String time = new String(message.headers().lastHeader(CloudEvent.TIME).value(), StandardCharsets.UTF_8);
        committed.recordValue(Math.max(0, micros(Instant.parse(time)) - begun));
        inKafka.recordValue(Math.max(0, message.timestamp() * 1_000 - begun));
        noted.incrementAndGet();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    void forget() {
        committed.reset();
        inKafka.reset();
    }

    /** Waits until it has read so many messages since it was opened. */
    void await(long messages) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (noted.get() < messages) {
            requireRead();
            if (System.nanoTime() > end) {
                throw new BenchFailed("the topic holds " + noted + " of " + messages + " messages");
            }
            Pause.of(POLL);
        }
    }

    Histogram committed() {
        return committed.copy();
    }

    Histogram inKafka() {
        return inKafka.copy();
    }

    private void requireRead() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw new BenchFailed("the topic can't be read", failed);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requireRead();
    }
}
