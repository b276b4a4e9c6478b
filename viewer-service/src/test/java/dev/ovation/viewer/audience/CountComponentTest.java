package dev.ovation.viewer.audience;

import static dev.ovation.viewer.Viewers.as;
import static dev.ovation.viewer.Viewers.join;
import static dev.ovation.viewer.Viewers.somebody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.Refusal;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import dev.ovation.viewer.Topics;
import dev.ovation.viewer.presence.Sweep;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts as they are published: absolute, at most one a second, and never falling where they must not. */
@QuarkusTest
class CountComponentTest {

    @Test
    void shouldPublishTheFiguresWhenViewersComeAndGo() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        try (Topics viewers = new Topics("ovation.viewers")) {
            Counting.next();

            // When
            String first = gateway.open(stream, somebody());
            gateway.open(stream, somebody());
            gateway.openGuest(stream, UUID.randomUUID());
            Counting.next();
            gateway.close(first);
            Counting.next();

            // Then
            List<JsonPath> counts = counts(viewers, stream, 3);
            assertFigures(counts.get(0), 0, 0, 0, 0);
            assertFigures(counts.get(1), 3, 1, 3, 3);
            assertFigures(counts.get(2), 2, 1, 3, 3);
            assertTrue(counts.get(0).getLong("version") < counts.get(1).getLong("version"));
            assertTrue(counts.get(1).getLong("version") < counts.get(2).getLong("version"));
        }
    }

    @Test
    void shouldWaitForTheNextSecondWhenAStreamWasJustCounted() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        Counting.next();
        int viewers = 0;
        boolean waited = false;

        // When
        while (!waited) {
            gateway.open(stream, somebody());
            viewers++;
            waited = waitsForTheNextSecond(stream);
        }
        int all = viewers;
        try (Topics topic = new Topics("ovation.viewers")) {
            Counting.next();

            // Then
            assertFigures(
                    counts(topic, stream, 1, last -> last.getInt("currentViewers") == all)
                            .get(0),
                    all,
                    0,
                    all,
                    all);
        }
    }

    @Test
    void shouldWaitForTheNextSecondWhenSomebodyIsAwayForGood() {
        // Given
        Gateway gateway = Gateway.started();
        boolean waited = false;

        // When
        while (!waited) {
            UUID stream = SampleStreams.live();
            String leaves = gateway.open(stream, somebody());
            Counting.next();
            gateway.close(leaves);
            Counting.next();
            TestTime.pass(Duration.ofMillis(5_100));
            gateway.open(stream, somebody());

            // Then
            waited = waitsForTheNextSecond(stream);
        }
    }

    /** As if it had been counted just now, a round publishes nothing. False where the machine was too slow to show it. */
    private static boolean waitsForTheNextSecond(UUID stream) {
        long version = FiguresOf.publishedCount(stream);
        long begun = System.nanoTime();
        FiguresOf.justPublished(stream);
        Counting.round();
        boolean inTime = System.nanoTime() - begun < Duration.ofSeconds(1).toNanos();
        if (inTime) {
            assertEquals(version, FiguresOf.publishedCount(stream));
        }
        return inTime;
    }

    @Test
    void shouldCountTheOthersWhereOneCanNotBeCounted() {
        // Given
        UUID stuck = SampleStreams.live();
        List<UUID> others =
                IntStream.range(0, 6).mapToObj(i -> SampleStreams.live()).toList();
        try (Refusal refusal = Refusal.of("audience", "NEW.stream_id = '" + stuck + "'")) {
            // When
            assertThrows(IllegalStateException.class, Counting::next);

            // Then
            others.forEach(stream -> assertEquals(1, FiguresOf.publishedCount(stream)));
            assertEquals(0, Database.number("SELECT count(*) FROM audience WHERE stream_id = ?", stuck));
        }
        Counting.next();
        assertEquals(1, FiguresOf.publishedCount(stuck));
    }

    @Test
    void shouldRepeatTheCountWhenTheClockIsPutBack() {
        // Given
        UUID stream = SampleStreams.live();
        Counting.next();
        TestTime.pass(Duration.ofMinutes(-5));
        try {
            // When
            Counting.round();

            // Then
            assertEquals(2, FiguresOf.publishedCount(stream));
        } finally {
            TestTime.pass(Duration.ofMinutes(5));
        }
    }

    @Test
    void shouldRepeatTheCountWhenNothingHappensForLong() {
        // Given
        UUID stream = SampleStreams.live();
        try (Topics viewers = new Topics("ovation.viewers")) {
            Counting.next();
            Counting.next();

            // When
            TestTime.pass(Duration.ofSeconds(26));
            Counting.round();

            // Then
            List<JsonPath> counts = counts(viewers, stream, 2);
            assertEquals(2, counts.size(), "one at the start, none for nothing, one repeated");
            assertEquals(counts.get(0).getLong("version") + 1, counts.get(1).getLong("version"));
        }
    }

    @Test
    void shouldTakeWhoWaitedForAViewWhenTheStreamStarts() {
        // Given
        UUID stream = SampleStreams.scheduled();
        Gateway gateway = Gateway.started();
        try (Topics viewers = new Topics("ovation.viewers")) {
            String leaves = gateway.open(stream, somebody());
            gateway.open(stream, somebody());
            Counting.next();
            gateway.close(leaves);
            Counting.next();

            // When
            SampleStreams.start(stream);
            Counting.next();

            // Then
            List<JsonPath> counts = counts(viewers, stream, 3);
            assertFigures(counts.get(0), 2, 0, 0, 0);
            assertFigures(counts.get(1), 1, 0, 0, 0);
            assertFigures(counts.get(2), 1, 0, 1, 1);
        }
    }

    /** P5. */
    @Test
    void shouldRaiseNothingWhenEverythingIsReportedAgain() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        List<Map<String, Object>> fans = IntStream.range(0, 10)
                .mapToObj(i -> Gateway.user(stream, "fan-" + i))
                .toList();
        fans.forEach(gateway::open);
        join(as("fan-1"), stream);
        try (Topics viewers = new Topics("ovation.viewers")) {
            Counting.next();

            // When: the same viewers again, from here, as joins, and from elsewhere
            gateway.tellEverything();
            gateway.tellEverything();
            Gateway other = Gateway.started();
            fans.forEach(other::remember);
            other.tellEverything();
            join(as("fan-2"), stream);
            TestTime.pass(Duration.ofSeconds(26));
            Counting.round();

            // Then
            counts(viewers, stream, 2).forEach(count -> assertFigures(count, 10, 0, 10, 10));
        }
    }

    /** P5: what the topic of streams said is said again, from the first word on. */
    @Test
    void shouldRaiseAndLowerNothingWhenTheTopicIsReplayed() {
        // Given
        UUID stream = SampleStreams.scheduled();
        Gateway gateway = Gateway.started();
        SampleStreams.start(stream);
        String stays = gateway.open(stream, somebody());
        String leaves = gateway.open(stream, somebody());
        try (Topics viewers = new Topics("ovation.viewers")) {
            Counting.next();
            gateway.close(leaves);
            Counting.next();

            // When
            SampleStreams.sayAgain(stream);
            gateway.report(false, List.of(), List.of(leaves)).then().statusCode(204);
            TestTime.pass(Duration.ofSeconds(26));
            Counting.round();
            gateway.close(stays);
            Counting.next();

            // Then
            List<JsonPath> counts = counts(viewers, stream, 4, last -> last.getInt("currentViewers") == 0);
            assertFigures(counts.get(0), 2, 0, 2, 2);
            assertFigures(counts.get(counts.size() - 2), 1, 0, 2, 2);
            assertFigures(counts.get(counts.size() - 1), 0, 0, 2, 2);
        }
    }

    @Test
    void shouldCountDownWhenAGatewayDies() {
        // Given
        Sweep.listens();
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, somebody());
        try (Topics viewers = new Topics("ovation.viewers")) {
            Counting.next();

            // When
            TestTime.pass(Duration.ofSeconds(11));
            Sweep.round();
            Counting.next();

            // Then
            List<JsonPath> counts = counts(viewers, stream, 1, last -> last.getInt("currentViewers") == 0);
            assertFigures(counts.get(counts.size() - 1), 0, 0, 1, 1);
        }
    }

    static void assertFigures(JsonPath count, int current, int guests, int peak, int views) {
        assertEquals(
                List.of(current, guests, peak, views),
                List.of(
                        count.getInt("currentViewers"),
                        count.getInt("guests"),
                        count.getInt("peakViewers"),
                        count.getInt("totalViews")),
                count::prettify);
    }

    private static List<JsonPath> counts(Topics viewers, UUID stream, int atLeast) {
        return counts(viewers, stream, atLeast, last -> true);
    }

    private static List<JsonPath> counts(
            Topics viewers, UUID stream, int atLeast, java.util.function.Predicate<JsonPath> last) {
        return viewers
                .until(
                        EventType.VIEWER_COUNT,
                        stream,
                        events -> events.size() >= atLeast
                                && last.test(JsonPath.from(Topics.json(events.get(events.size() - 1)))))
                .stream()
                .map(event -> JsonPath.from(Topics.json(event)))
                .toList();
    }
}
