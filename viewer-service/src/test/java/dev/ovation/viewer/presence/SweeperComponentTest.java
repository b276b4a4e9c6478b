package dev.ovation.viewer.presence;

import static dev.ovation.viewer.Viewers.as;
import static dev.ovation.viewer.Viewers.current;
import static dev.ovation.viewer.Viewers.join;
import static dev.ovation.viewer.Viewers.somebody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.TestInfrastructure;
import dev.ovation.local.TestTokens;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import dev.ovation.viewer.ViewerEngines;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is silent is gone; but silence counts only while somebody listened. */
@QuarkusTest
class SweeperComponentTest {
    private static final Duration MORE_THAN_A_GATEWAY_LEASE = Duration.ofSeconds(11);

    @Test
    void shouldTakeAwayAllOfAGatewayWhenItDies() {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        Gateway dies = Gateway.started();
        Gateway lives = Gateway.started();
        String moves = somebody();
        dies.open(stream, moves);
        dies.open(stream, somebody());
        lives.open(stream, moves);
        assertEquals(2, current(stream), "who reconnected elsewhere is not counted twice");

        // When
        TestTime.pass(MORE_THAN_A_GATEWAY_LEASE);
        lives.heartbeat().then().statusCode(204);
        Sweep.round();

        // Then
        assertEquals(1, current(stream));
        dies.heartbeat().then().statusCode(409);
    }

    @Test
    void shouldTakeNobodyAwayWhenTheSweeperItselfWasAway() {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        Gateway silent = Gateway.started();
        Gateway speaksUp = Gateway.started();
        silent.open(stream, somebody());
        speaksUp.open(stream, somebody());
        join(as(somebody()), stream);

        // When: nobody listened for two minutes
        TestTime.pass(Duration.ofMinutes(2));
        Sweep.round();

        // Then
        assertEquals(3, current(stream), "no flash of nobody");
        TestTime.pass(Duration.ofSeconds(5));
        Sweep.round();
        assertEquals(3, current(stream));

        // When: they had fifteen seconds to speak up
        TestTime.pass(Duration.ofSeconds(11));
        speaksUp.heartbeat().then().statusCode(204);
        Sweep.round();

        // Then
        assertEquals(1, current(stream));
    }

    @Test
    void shouldPassOverAGatewayWhoseReportIsUnderWay() throws SQLException {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        Gateway silent = Gateway.started();
        Gateway speaks = Gateway.started();
        silent.open(stream, somebody());
        speaks.open(stream, somebody());
        TestTime.pass(MORE_THAN_A_GATEWAY_LEASE);
        try (Connection report = TestInfrastructure.connectAs(ViewerEngines.SCHEMA);
                Statement statement = report.createStatement()) {
            report.setAutoCommit(false);
            statement.execute("SELECT FROM gateways WHERE gateway_id = '" + speaks.id() + "' FOR UPDATE");

            // When
            Sweep.round();
        }

        // Then
        assertEquals(1, current(stream));
        speaks.heartbeat().then().statusCode(204);
        silent.heartbeat().then().statusCode(409);
    }

    /** P1, P4: whatever opens, closes, dies and expires, the count is that of distinct viewers who are there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheModelWhateverHappens(long seed) {
        Sweep.listens();
        Random random = new Random(seed);
        UUID stream = SampleStreams.live();
        Model model = new Model(stream);
        for (int step = 0; step < 60; step++) {
            String done = model.step(random);
            assertEquals(model.present().size(), current(stream), "seed " + seed + ", step " + step + ": " + done);
        }
    }

    /** Two gateways and some viewers with tabs and joins, and what should be seen of them. */
    private static final class Model {
        private static final int REST_LEASE_IN_SWEEPS = 3;
        private final UUID stream;
        private final List<String> users = List.of(somebody(), somebody(), somebody());
        private final List<UUID> guests = List.of(UUID.randomUUID(), UUID.randomUUID());
        private final List<Gateway> gateways = new ArrayList<>(List.of(Gateway.started(), Gateway.started()));
        private final Map<Gateway, Map<String, String>> tabs = new HashMap<>();
        private final Map<String, Integer> joins = new HashMap<>();

        Model(UUID stream) {
            this.stream = stream;
            gateways.forEach(gateway -> tabs.put(gateway, new HashMap<>()));
        }

        Set<String> present() {
            Set<String> keys = new HashSet<>(joins.keySet());
            tabs.values().forEach(open -> keys.addAll(open.values()));
            assertTrue(keys.size() <= users.size() + guests.size());
            return keys;
        }

        String step(Random random) {
            return switch (random.nextInt(7)) {
                case 0, 1 -> open(random);
                case 2 -> close(random);
                case 3 -> join(random);
                case 4 -> leave(random);
                case 5 -> die(random);
                default -> sweep();
            };
        }

        private String open(Random random) {
            Gateway gateway = gateways.get(random.nextInt(gateways.size()));
            int who = random.nextInt(users.size() + guests.size());
            if (who < users.size()) {
                tabs.get(gateway).put(gateway.open(stream, users.get(who)), key(users.get(who)));
            } else {
                UUID device = guests.get(who - users.size());
                tabs.get(gateway).put(gateway.openGuest(stream, device), "d:" + device);
            }
            return "open";
        }

        private String close(Random random) {
            Gateway gateway = gateways.get(random.nextInt(gateways.size()));
            tabs.get(gateway).keySet().stream().findFirst().ifPresent(tab -> {
                gateway.close(tab);
                tabs.get(gateway).remove(tab);
            });
            return "close";
        }

        private String join(Random random) {
            String who = users.get(random.nextInt(users.size()));
            dev.ovation.viewer.Viewers.join(as(who), stream).then().statusCode(200);
            joins.put(key(who), 0);
            return "join";
        }

        private String leave(Random random) {
            String who = users.get(random.nextInt(users.size()));
            dev.ovation.viewer.Viewers.leave(as(who), stream).then().statusCode(204);
            joins.remove(key(who));
            return "leave";
        }

        /** A gateway falls silent and is gone after its lease; another one starts. */
        private String die(Random random) {
            Gateway dead = gateways.remove(random.nextInt(gateways.size()));
            tabs.remove(dead);
            gateways.add(Gateway.started());
            tabs.put(gateways.get(1), new HashMap<>());
            sweep();
            return "die";
        }

        /** Eleven seconds pass; the living speak up. */
        private String sweep() {
            TestTime.pass(MORE_THAN_A_GATEWAY_LEASE);
            gateways.forEach(gateway -> gateway.heartbeat().then().statusCode(204));
            joins.replaceAll((who, sweeps) -> sweeps + 1);
            joins.values().removeIf(sweeps -> sweeps >= REST_LEASE_IN_SWEEPS);
            Sweep.round();
            return "sweep";
        }

        private static String key(String user) {
            return "u:" + TestTokens.userId(user);
        }
    }
}
