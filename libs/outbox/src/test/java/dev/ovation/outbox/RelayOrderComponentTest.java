package dev.ovation.outbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.ovation.coordination.SingleRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** C2: whatever the order in which concurrent transactions commit, the relay skips nothing. */
class RelayOrderComponentTest {
    private static final int WRITERS = 32;
    private static final int EVENTS_EACH = 40;

    private static final RelayFixture FIXTURE = new RelayFixture("relay_order");
    private final Set<String> committed = ConcurrentHashMap.newKeySet();

    @Test
    void shouldSendEveryIdOnceWhateverTheOrderOfCommits() throws Exception {
        // Given
        UUID stream = UUID.randomUUID();
        try (TopicReader topic = new TopicReader("ovation.chat");
                SingleRunner relay = FIXTURE.replica();
                NaiveCursor naive = new NaiveCursor()) {

            // When
            write(stream);

            // Then
            var read = topic.until(
                    Duration.ofSeconds(60),
                    all -> all.stream()
                                    .filter(m -> stream.toString().equals(m.key()))
                                    .count()
                            >= WRITERS * EVENTS_EACH);
            List<String> ids = read.stream()
                    .filter(m -> stream.toString().equals(m.key()))
                    .map(TopicReader::id)
                    .toList();
            assertThat("each once", ids, hasSize(WRITERS * EVENTS_EACH));
            assertThat(new HashSet<>(ids), is(committed));
            assertThat("what a cursor 'id > last' misses", missedBy(naive), greaterThan(0));
        }
    }

    /** A long transaction holds a low id; when it commits, what follows in its stream must come after it, and soon. */
    @Test
    void shouldKeepAStreamsOrderWhenALowIdIsCommittedLate() throws Exception {
        // Given
        UUID others = UUID.randomUUID();
        List<UUID> streams = Stream.generate(UUID::randomUUID).limit(5).toList();
        try (TopicReader topic = new TopicReader("ovation.chat");
                SingleRunner relay = FIXTURE.replica();
                Connection busy = FIXTURE.connect()) {
            for (UUID stream : streams) {
                UUID first = UUID.randomUUID();
                UUID second = UUID.randomUUID();
                try (Connection late = FIXTURE.connect()) {
                    late.setAutoCommit(false);
                    RelayFixture.insert(late, first, stream, "{}");

                    // When
                    for (int i = 0; i < 30; i++) {
                        RelayFixture.insert(busy, UUID.randomUUID(), others, "{}");
                        Thread.sleep(10);
                    }
                    late.commit();
                    RelayFixture.insert(late, second, stream, "{}");
                    late.commit();
                }

                // Then
                var read = topic.until(
                        Duration.ofSeconds(10),
                        all -> all.stream()
                                        .filter(m -> stream.toString().equals(m.key()))
                                        .count()
                                == 2);
                assertThat(
                        read.stream()
                                .filter(m -> stream.toString().equals(m.key()))
                                .map(TopicReader::id)
                                .toList(),
                        is(List.of(first.toString(), second.toString())));
            }
        }
    }

    /** What an operator puts back with its old id is found. */
    @Test
    void shouldFindWhatIsPutBackBehindTheFloor() throws Exception {
        // Given
        UUID stream = UUID.randomUUID();
        UUID back = UUID.randomUUID();
        try (TopicReader topic = new TopicReader("ovation.chat");
                SingleRunner relay = FIXTURE.replica();
                Connection writer = FIXTURE.connect()) {
            for (int i = 0; i < 40; i++) {
                RelayFixture.insert(writer, UUID.randomUUID(), UUID.randomUUID(), "{}");
                Thread.sleep(10);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> FIXTURE.waiting() == 0);

            // When
            Database.run(
                    "INSERT INTO relay_order.outbox (id, event_id, topic, key, source, type, audience, delivery, data)"
                            + " OVERRIDING SYSTEM VALUE VALUES (1, '" + back + "', 'ovation.chat', '" + stream
                            + "', '/chat-service', 'chat:deleted', 'public', 'kept', '{}')");

            // Then
            topic.until(
                    Duration.ofSeconds(30),
                    all -> all.stream().anyMatch(m -> back.toString().equals(TopicReader.id(m))));
        }
    }

    private int missedBy(NaiveCursor naive) throws Exception {
        Set<String> missed = new HashSet<>(committed);
        missed.removeAll(naive.seen());
        return missed.size();
    }

    private void write(UUID stream) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                running.add(writers.submit(() -> writeAs(stream, random)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    /** Holds each transaction open for a random while between the insert and the commit. */
    private Void writeAs(UUID stream, Random random) throws SQLException {
        try (Connection connection = FIXTURE.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < EVENTS_EACH; i++) {
                UUID id = UUID.randomUUID();
                RelayFixture.insert(connection, id, stream, "{}");
                statement.execute("SELECT pg_sleep(" + random.nextInt(30) / 1000.0 + ")");
                connection.commit();
                committed.add(id.toString());
            }
        }
        return null;
    }

    /** The relay one would write first: it remembers the last id it saw. Reads a copy that nothing is deleted from. */
    private final class NaiveCursor implements AutoCloseable {
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<?> reading;

        NaiveCursor() {
            Database.run("CREATE TABLE IF NOT EXISTS relay_order.copy (id bigint, event_id uuid);"
                    + "CREATE OR REPLACE FUNCTION relay_order.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                    + " 'BEGIN INSERT INTO relay_order.copy VALUES (NEW.id, NEW.event_id); RETURN NEW; END';"
                    + "CREATE OR REPLACE TRIGGER keep AFTER INSERT ON relay_order.outbox"
                    + " FOR EACH ROW EXECUTE FUNCTION relay_order.keep();"
                    + "GRANT SELECT ON relay_order.copy TO relay_order");
            reading = thread.submit(this::read);
        }

        private Void read() throws SQLException {
            long last = 0;
            try (Connection connection = FIXTURE.connect();
                    PreparedStatement page = connection.prepareStatement(
                            "SELECT id, event_id FROM copy WHERE id > ? ORDER BY id LIMIT 500")) {
                boolean again = true;
                while (again) {
                    again = running.get();
                    page.setLong(1, last);
                    try (ResultSet rows = page.executeQuery()) {
                        while (rows.next()) {
                            last = rows.getLong(1);
                            seen.add(rows.getString(2));
                        }
                    }
                }
            }
            return null;
        }

        Set<String> seen() throws Exception {
            running.set(false);
            reading.get();
            return seen.stream().collect(Collectors.toSet());
        }

        @Override
        public void close() {
            running.set(false);
            thread.shutdownNow();
        }
    }
}
