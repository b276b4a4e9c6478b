package dev.ovation.coordination;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.local.TestInfrastructure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleRunnerComponentTest {
    private static final String SCHEMA = "coordination_test";
    private static final Duration TAKEOVER = Duration.ofSeconds(15);

    private final Map<String, String> access = TestInfrastructure.configurationFor(SCHEMA);
    private final String name = "test-" + UUID.randomUUID();
    private final List<String> events = new CopyOnWriteArrayList<>();

    private DirectConnections connections(String jdbcUrl) {
        return new DirectConnections(jdbcUrl, SCHEMA, access.get("ovation.database.password"));
    }

    private SingleRunner replica(String replica, String jdbcUrl) {
        return new SingleRunner(name, connections(jdbcUrl), new Recorded(replica)).start();
    }

    private SingleRunner replica(String replica) {
        return replica(replica, TestInfrastructure.jdbcUrl());
    }

    private final class Recorded implements SingleRunner.Task {
        private final String replica;

        Recorded(String replica) {
            this.replica = replica;
        }

        @Override
        public void started() {
            events.add(replica + " started");
        }

        @Override
        public void stopped() {
            events.add(replica + " stopped");
        }
    }

    @Test
    void shouldRunOnOneReplicaAndOnTheOtherAfterItStops() {
        // Given
        try (SingleRunner first = replica("first")) {
            await().atMost(TAKEOVER).until(first::held);
            try (SingleRunner second = replica("second")) {
                await().during(Duration.ofSeconds(3)).atMost(TAKEOVER).until(() -> !second.held());

                // When
                first.close();

                // Then
                await().atMost(Duration.ofSeconds(5)).until(second::held);
                assertThat(first.held(), is(false));
            }
        }
        assertThat(events, contains("first started", "first stopped", "second started", "second stopped"));
    }

    @Test
    void shouldStopFirstAndThenAskAgainWhenItsSessionEnds() throws SQLException {
        // Given
        try (SingleRunner only = replica("only")) {
            await().atMost(TAKEOVER).until(only::held);

            // When
            endSession();

            // Then
            await().atMost(TAKEOVER).until(() -> events.size() >= 3);
            assertThat(events, contains("only started", "only stopped", "only started"));
        }
    }

    @Test
    void shouldStopByItselfWhenTheLineFallsSilent() throws Exception {
        // Given
        try (SilentLine line = new SilentLine(TestInfrastructure.jdbcUrl());
                SingleRunner cutOff = replica("cut off", line.jdbcUrl())) {
            await().atMost(TAKEOVER).until(cutOff::held);

            // When
            long before = System.nanoTime();
            line.fallSilent();

            // Then
            await().atMost(TAKEOVER).until(() -> !cutOff.held());
            assertThat(
                    "stops before the server would give the lock away",
                    Duration.ofNanos(System.nanoTime() - before),
                    lessThan(Duration.ofSeconds(9)));
        }
    }

    @Test
    void shouldLoseTheLockWhenItsHolderStandsStill() throws SQLException {
        // Given
        DirectConnections connections = connections(TestInfrastructure.jdbcUrl());
        try (SessionLock still = new SessionLock(connections, name);
                SessionLock other = new SessionLock(connections, name)) {
            assertThat(still.tryTake(), is(true));

            // When: nothing is asked on its connection any more

            // Then
            await().atMost(TAKEOVER).pollInterval(Duration.ofSeconds(1)).until(other::tryTake);
            assertThrows(SQLException.class, still::check);
        }
    }

    @Test
    void shouldGiveTheLockBackAndTryAgainWhenTheTaskDoesNotStart() {
        // Given
        AtomicInteger attempts = new AtomicInteger();
        SingleRunner.Task failsOnce = new SingleRunner.Task() {
            @Override
            public void started() {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
            }

            @Override
            public void stopped() {}
        };

        // When
        try (SingleRunner runner =
                new SingleRunner(name, connections(TestInfrastructure.jdbcUrl()), failsOnce).start()) {

            // Then
            await().atMost(TAKEOVER).until(() -> attempts.get() == 2 && runner.held());
        }
    }

    @Test
    void shouldAskTheServerToNoticeASilentPeerWithinElevenSeconds() throws SQLException {
        // Given
        String settings = "SELECT current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'),"
                + " current_setting('tcp_keepalives_count'), current_setting('tcp_user_timeout')";

        // When
        try (var connection = connections(TestInfrastructure.jdbcUrl()).open("test", "");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(settings)) {

            // Then
            row.next();
            assertThat(
                    List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                    contains("5", "2", "3", "10000"));
        }
    }

    private void endSession() throws SQLException {
        try (var connection = TestInfrastructure.connect();
                var statement = connection.prepareStatement(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?")) {
            statement.setString(1, "runner " + name);
            statement.executeQuery();
        }
    }
}
