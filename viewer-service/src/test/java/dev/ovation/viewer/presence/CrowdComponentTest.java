package dev.ovation.viewer.presence;

import static dev.ovation.viewer.Viewers.current;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.viewer.Database;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import dev.ovation.viewer.Writes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Five thousand viewers: told in parts, moved as one, and taken away as one. */
@QuarkusTest
class CrowdComponentTest {
    private static final int CROWD = 5_000;
    private static final int PART = 500;

    @Test
    void shouldWriteOnceForEachPartWhenThousandsCome() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        List<Map<String, Object>> crowd = crowd(stream);
        try (Writes connections = new Writes("connections");
                Writes views = new Writes("stream_viewers")) {
            // When
            inParts(crowd, part -> gateway.report(false, part, List.of()));

            // Then
            assertEquals(CROWD, current(stream));
            assertEquals(CROWD, views(stream));
            assertEquals(CROWD / PART, connections.statements());
            assertEquals(CROWD / PART, views.statements());
        }

        // When
        inParts(
                crowd,
                part -> gateway.report(
                        false,
                        List.of(),
                        part.stream().map(CrowdComponentTest::id).toList()));

        // Then
        assertEquals(0, current(stream));
        assertEquals(CROWD, views(stream));
    }

    @Test
    void shouldGoOnCountingAllWhileAllAreToldAnew() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        List<Map<String, Object>> crowd = crowd(stream);
        inParts(crowd, part -> gateway.report(false, part, List.of()));
        List<Map<String, Object>> rest = crowd.subList(PART, CROWD);

        // When: the first five hundred left while viewer-service was away
        inParts(rest, part -> {
            var answer = gateway.report(part.get(0) == rest.get(0), part, List.of());
            assertEquals(CROWD, current(stream), "not fewer in between");
            return answer;
        });
        gateway.heartbeat().then().statusCode(204); // all parts were full: only the next report says that this was all

        // Then
        assertEquals(CROWD - PART, current(stream));
        assertEquals(CROWD, views(stream));
    }

    @Test
    void shouldNeverCountTwiceWhenACrowdMovesFromAGatewayThatDied() {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        Gateway dies = Gateway.started();
        Gateway lives = Gateway.started();
        List<Map<String, Object>> crowd = crowd(stream);
        inParts(crowd, part -> dies.report(false, part, List.of()));

        // When: all but the last five hundred come back at the other one, as new connections
        inParts(crowd.subList(0, CROWD - PART), part -> {
            var answer = lives.report(
                    false, part.stream().map(CrowdComponentTest::anew).toList(), List.of());
            assertEquals(CROWD, current(stream), "not more in between");
            return answer;
        });
        TestTime.pass(Duration.ofSeconds(11));
        lives.heartbeat().then().statusCode(204);
        Sweep.round();

        // Then
        assertEquals(CROWD - PART, current(stream));
        assertEquals(CROWD, views(stream));
        dies.heartbeat().then().statusCode(409);
    }

    private static List<Map<String, Object>> crowd(UUID stream) {
        return IntStream.range(0, CROWD)
                .mapToObj(i -> Gateway.user(stream, "one-of-many-" + i))
                .toList();
    }

    private static void inParts(List<Map<String, Object>> crowd, Function<List<Map<String, Object>>, Response> report) {
        for (int at = 0; at < crowd.size(); at += PART) {
            report.apply(crowd.subList(at, at + PART)).then().statusCode(204);
        }
    }

    /** The same viewer by another connection. */
    private static Map<String, Object> anew(Map<String, Object> connection) {
        Map<String, Object> other = new HashMap<>(connection);
        other.put("connectionId", UUID.randomUUID().toString());
        return other;
    }

    private static String id(Map<String, Object> connection) {
        return (String) connection.get("connectionId");
    }

    private static long views(UUID stream) {
        return Database.number("SELECT count(*) FROM stream_viewers WHERE stream_id = ?", stream);
    }
}
