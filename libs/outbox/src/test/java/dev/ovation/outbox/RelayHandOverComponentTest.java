package dev.ovation.outbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import dev.ovation.coordination.SingleRunner;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The relay changes hands under load: nothing is lost, and each key's first arrivals keep their order. */
class RelayHandOverComponentTest {
    private static final int HAND_OVERS = 5;
    private static final int KEYS = 8;
    private static final Duration TAKEOVER = Duration.ofSeconds(15);

    private final RelayFixture fixture = new RelayFixture("relay_handover");
    private final AtomicBoolean writing = new AtomicBoolean(true);

    @Test
    void shouldKeepOrderAndLoseNothingWhenTheRelayChangesHands() throws Exception {
        // Given
        List<UUID> streams =
                IntStream.range(0, KEYS).mapToObj(i -> UUID.randomUUID()).toList();
        ExecutorService writers = Executors.newFixedThreadPool(KEYS);
        try (TopicReader topic = new TopicReader("ovation.chat");
                SingleRunner first = fixture.replica();
                SingleRunner second = fixture.replica()) {
            List<Future<Integer>> written = streams.stream()
                    .map(stream -> writers.submit(() -> write(stream)))
                    .toList();

            // When
            for (int i = 0; i < HAND_OVERS; i++) {
                await().atMost(TAKEOVER).until(() -> first.held() || second.held());
                SingleRunner other = first.held() ? second : first;
                long before = System.nanoTime();
                await().pollInterval(Duration.ofMillis(50)).atMost(TAKEOVER).until(() -> {
                    if (!other.held()) {
                        fixture.breakLock();
                    }
                    return other.held() || System.nanoTime() - before > TAKEOVER.toNanos() / 3;
                });
            }
            writing.set(false);

            // Then
            Map<UUID, Integer> expected = new HashMap<>();
            for (int i = 0; i < KEYS; i++) {
                expected.put(streams.get(i), written.get(i).get());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> fixture.waiting() == 0);
            int total = expected.values().stream().mapToInt(Integer::intValue).sum();
            var read = topic.until(
                    Duration.ofSeconds(30),
                    all -> new HashSet<>(all.stream().map(TopicReader::id).toList()).size() >= total);
            streams.forEach(stream -> assertFirstArrivalsInOrder(read, stream, expected.get(stream)));
            assertThat("load during the hand-overs", total, greaterThanOrEqualTo(1_000));
        } finally {
            writing.set(false);
            writers.shutdownNow();
        }
    }

    /** One writer per stream, as a locked row would have it: its events commit in their order. */
    private int write(UUID stream) throws SQLException {
        int number = 0;
        try (Connection connection = fixture.connect()) {
            while (writing.get()) {
                RelayFixture.insert(connection, UUID.randomUUID(), stream, Integer.toString(number));
                number++;
            }
        }
        return number;
    }

    private static void assertFirstArrivalsInOrder(
            List<ConsumerRecord<String, byte[]>> read, UUID stream, int expected) {
        Set<String> seen = new HashSet<>();
        int next = 0;
        for (ConsumerRecord<String, byte[]> message : read) {
            if (stream.toString().equals(message.key()) && seen.add(TopicReader.id(message))) {
                int number = Integer.parseInt(new String(message.value(), StandardCharsets.UTF_8));
                assertThat("order of " + stream, number, is(next));
                next++;
            }
        }
        assertThat("all of " + stream, next, is(expected));
    }
}
