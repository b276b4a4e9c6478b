package dev.ovation.viewer.audience;

import static dev.ovation.viewer.Viewers.somebody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.local.TestTokens;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import dev.ovation.viewer.Topics;
import dev.ovation.viewer.Writes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who came and who left, where there are few. */
@QuarkusTest
class HintComponentTest {
    private static final Duration AWAY_FOR_GOOD = Duration.ofMillis(5_100);

    @Test
    void shouldTellOnceWhenAViewerComesAndLaterLeaves() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        String grace = somebody();
        try (Topics viewers = new Topics("ovation.viewers")) {
            // When
            String tab = gateway.open(stream, grace);
            gateway.open(stream, grace);
            String other = gateway.open(stream, somebody());
            gateway.openUncounted(stream, SampleStreams.OWNER);
            Counting.next();
            gateway.close(tab);
            gateway.close(other);
            Counting.next();

            // Then
            List<JsonPath> joined = hints(viewers, EventType.VIEWER_JOINED, stream, 2);
            assertEquals(2, joined.size());
            assertTrue(joined.stream()
                    .anyMatch(j -> j.getString("username").equals(grace)
                            && j.getString("userId")
                                    .equals(TestTokens.userId(grace).toString())
                            && !j.getBoolean("guest")));

            // When
            TestTime.pass(AWAY_FOR_GOOD);
            Counting.next();

            // Then: one left; grace's other tab is still open
            List<JsonPath> left = hints(viewers, EventType.VIEWER_LEFT, stream, 1);
            assertEquals(1, left.size());
            assertNotEquals(grace, left.get(0).getString("username"));
        }
    }

    @Test
    void shouldNotTellTheDeviceWhenAGuestComes() {
        // Given
        UUID stream = SampleStreams.live();
        UUID device = UUID.randomUUID();
        try (Topics viewers = new Topics("ovation.viewers")) {
            // When
            Gateway.started().openGuest(stream, device);
            Counting.next();

            // Then
            JsonPath joined = hints(viewers, EventType.VIEWER_JOINED, stream, 1).get(0);
            assertTrue(joined.getBoolean("guest"));
            assertNull(joined.getString("username"));
            assertNotEquals(device.toString(), joined.getString("userId"));
        }
    }

    @Test
    void shouldTellNothingWhenAViewerIsBackWithinFiveSeconds() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        String grace = somebody();
        try (Topics viewers = new Topics("ovation.viewers")) {
            String tab = gateway.open(stream, grace);
            Counting.next();

            // When
            gateway.close(tab);
            Counting.next();
            gateway.open(stream, grace);
            Counting.next();
            TestTime.pass(AWAY_FOR_GOOD);
            Counting.next();
            String witness = somebody();
            gateway.open(stream, witness);
            Counting.next();

            // Then
            List<JsonPath> joined = hints(viewers, EventType.VIEWER_JOINED, stream, 2);
            assertEquals(
                    List.of(grace, witness),
                    joined.stream().map(j -> j.getString("username")).toList());
            assertEquals(0, hints(viewers, EventType.VIEWER_LEFT, stream, 0).size());
        }
    }

    @Test
    void shouldFallSilentAboveFiftyAndSpeakAgainBelowForty() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        try (Topics viewers = new Topics("ovation.viewers")) {
            List<String> tabs = IntStream.range(0, 51)
                    .mapToObj(i -> gateway.open(stream, "fan-" + i))
                    .toList();
            Counting.next();

            // When: down to 45, which is not few enough
            gateway.close(tabs.subList(0, 6).toArray(String[]::new));
            Counting.next();
            gateway.open(stream, "at-45");
            Counting.next();
            // and down to 39: who is there now is not news
            gateway.close(tabs.subList(6, 13).toArray(String[]::new));
            Counting.next();
            gateway.open(stream, "at-39");
            Counting.next();

            // Then
            List<JsonPath> joined = hints(viewers, EventType.VIEWER_JOINED, stream, 1);
            assertEquals(
                    List.of("at-39"),
                    joined.stream().map(j -> j.getString("username")).toList());
            assertEquals(0, hints(viewers, EventType.VIEWER_LEFT, stream, 0).size());
        }
    }

    @Test
    void shouldTellOfNobodyWhoLeftWhileTooManyWereThere() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        try (Topics viewers = new Topics("ovation.viewers")) {
            List<String> tabs = IntStream.range(0, 10)
                    .mapToObj(i -> gateway.open(stream, "early-" + i))
                    .toList();
            Counting.next();
            List<String> late = IntStream.range(0, 45)
                    .mapToObj(i -> gateway.open(stream, "late-" + i))
                    .toList();
            Counting.next();

            // When
            gateway.close(tabs.toArray(String[]::new));
            Counting.next();
            gateway.close(late.subList(0, 6).toArray(String[]::new));
            Counting.next();
            TestTime.pass(AWAY_FOR_GOOD);
            Counting.next();
            gateway.open(stream, "witness");
            Counting.next();

            // Then: ten were told of when they came, and then the witness
            List<JsonPath> joined = hints(viewers, EventType.VIEWER_JOINED, stream, 11);
            assertEquals("witness", joined.get(10).getString("username"));
            assertEquals(11, joined.size());
            assertEquals(0, hints(viewers, EventType.VIEWER_LEFT, stream, 0).size());
        }
    }

    /** A crowd is not told one by one, and what is told of many streams is written together. */
    @Test
    void shouldTellInProportionToTheJoinsWhenManyCome() {
        // Given
        UUID large = SampleStreams.live();
        List<UUID> small =
                IntStream.range(0, 20).mapToObj(i -> SampleStreams.live()).toList();
        Gateway gateway = Gateway.started();
        Counting.next();
        try (Topics viewers = new Topics("ovation.viewers");
                Writes events = new Writes("outbox")) {
            // When: 1,000 at once on one stream, 30 on each of twenty
            join(gateway, large, 1_000);
            small.forEach(stream -> join(gateway, stream, 30));
            Counting.next();

            // Then: the round writes one statement for all who came and one for all counts
            small.forEach(stream -> assertEquals(
                    30, hints(viewers, EventType.VIEWER_JOINED, stream, 30).size()));
            assertEquals(1, hints(viewers, EventType.VIEWER_COUNT, large, 1).size());
            assertEquals(0, hints(viewers, EventType.VIEWER_JOINED, large, 0).size());
            assertTrue(events.statements() <= 6, () -> events.statements() + " statements for 621 events");
        }
    }

    private static void join(Gateway gateway, UUID stream, int crowd) {
        for (int at = 0; at < crowd; at += 500) {
            gateway.report(
                            false,
                            IntStream.range(at, Math.min(crowd, at + 500))
                                    .mapToObj(i -> Gateway.user(stream, "fan-" + i))
                                    .toList(),
                            List.of())
                    .then()
                    .statusCode(204);
        }
    }

    private static List<JsonPath> hints(Topics viewers, EventType type, UUID stream, int atLeast) {
        return viewers.until(type, stream, events -> events.size() >= atLeast).stream()
                .map(event -> JsonPath.from(Topics.json(event)))
                .toList();
    }
}
