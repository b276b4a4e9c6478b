package dev.ovation.stream.statistics;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftReversed;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamStatistics;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.contracts.ViewerCount;
import dev.ovation.local.Again;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamTopic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures and the closing account, over real topics. */
@QuarkusTest
class StatisticsComponentTest {
    /** As {@link dev.ovation.stream.StreamEngines} has it. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    private static ValidatableResponse stream(UUID id) {
        return given().get("/api/streams/{id}", id).then();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private static Callable<Boolean> isFinal(UUID id) {
        return () -> given().get("/api/streams/{id}", id).path("statisticsFinal");
    }

    @Test
    void shouldShowTheNewestFiguresWithoutANewVersion() {
        // Given
        UUID id = Creators.live(newcomer());

        // When
        try (Announcements others = new Announcements()) {
            others.say(EventType.VIEWER_COUNT, id, new ViewerCount(id, 7, 3, 9, 12, 5));
            others.say(EventType.VIEWER_COUNT, id, new ViewerCount(id, 1, 1, 1, 1, 4));
            others.say(EventType.LEADERBOARD_UPDATED, id, new LeaderboardUpdated(id, 250, 4, List.of(), 2));
            others.say(EventType.LEADERBOARD_UPDATED, id, new LeaderboardUpdated(id, 100, 2, List.of(), 1));
        }

        // Then
        soon().untilAsserted(() -> stream(id)
                .body("currentViewers", is(7), "guests", is(3), "peakViewers", is(9), "totalViews", is(12))
                .body("totalGiftsReceived", is(250), "version", is(1)));
    }

    @Test
    void shouldNeverLetPeakAndViewsFall() {
        // Given
        UUID id = Creators.live(newcomer());

        // When
        try (Announcements others = new Announcements()) {
            others.say(EventType.VIEWER_COUNT, id, new ViewerCount(id, 7, 3, 9, 12, 5));
            others.say(EventType.VIEWER_COUNT, id, new ViewerCount(id, 2, 0, 2, 2, 6));
        }

        // Then
        soon().untilAsserted(
                        () -> stream(id).body("currentViewers", is(2), "peakViewers", is(9), "totalViews", is(12)));
    }

    @Test
    void shouldSaveAndPublishTheFinalFiguresOnceWhenBothTotalsAreInHand() {
        // Given
        UUID id = Creators.ended(newcomer());
        UUID giftClosing = UUID.randomUUID();

        // When
        try (Announcements others = new Announcements()) {
            others.say(EventType.GIFT_CLOSED, giftClosing, id, new GiftClosed(id, 320, 4));
            others.say(EventType.GIFT_CLOSED, giftClosing, id, new GiftClosed(id, 320, 4));
            others.say(EventType.VIEWER_CLOSED, id, new ViewerClosed(id, 6, 11));
            others.say(EventType.VIEWER_CLOSED, id, new ViewerClosed(id, 6, 11));
            others.say(EventType.GIFT_CLOSED, id, new GiftClosed(id, 320, 4));
        }

        // Then
        soon().until(isFinal(id));
        stream(id).body("peakViewers", is(6), "totalViews", is(11), "totalGiftsReceived", is(320), "version", is(3));
        try (StreamTopic topic = new StreamTopic();
                Announcements others = new Announcements()) {
            StreamStatistics told = topic.until(
                            EventType.STREAM_STATISTICS, StreamStatistics.class, id, all -> all.size() == 1)
                    .get(0)
                    .data();
            assertEquals(new StreamStatistics(id, 3, told.durationSeconds(), 6, 11, 320), told);
        }
    }

    @Test
    void shouldPublishNothingFinalOnOneTotalAlone() {
        // Given
        UUID early = Creators.ended(newcomer());
        UUID complete = Creators.ended(newcomer());

        // When
        try (Announcements others = new Announcements()) {
            others.say(EventType.GIFT_CLOSED, early, new GiftClosed(early, 1, 1));
            others.say(EventType.GIFT_CLOSED, complete, new GiftClosed(complete, 1, 1));
            others.say(EventType.VIEWER_CLOSED, complete, new ViewerClosed(complete, 1, 1));
        }
        soon().until(isFinal(complete));

        // Then
        stream(early).body("statisticsFinal", is(false));
    }

    @Test
    void shouldWaitForTheFinalFiguresBeforeItAnswersTheEnd() {
        // When
        Ended ended = Again.whileTooLate(StatisticsComponentTest::endedWhileTotalsCome, Ended::withoutThem);

        // Then
        ended.answer().then().statusCode(200).body("statisticsFinal", is(true), "totalGiftsReceived", is(5));
    }

    /** The answer to an end and how long it took. */
    private record Ended(Response answer, Duration after) {
        static Ended by(String creator, UUID id) {
            long began = System.nanoTime();
            Response answer = as(creator).post("/api/streams/{id}/end", id);
            return new Ended(answer, Duration.ofNanos(System.nanoTime() - began));
        }

        /** The totals may be late where the machine stands still, but then they were waited for. */
        boolean withoutThem() {
            boolean isFinal = Boolean.TRUE.equals(answer.path("statisticsFinal"));
            assertTrue(isFinal || after.compareTo(WAIT) >= 0, "not final after " + after);
            return !isFinal;
        }
    }

    private static Ended endedWhileTotalsCome() {
        String ada = newcomer();
        UUID id = Creators.live(ada);
        CompletableFuture<Ended> ending;
        try (Announcements others = new Announcements()) {
            others.say(EventType.VIEWER_COUNT, id, new ViewerCount(id, 1, 0, 1, 1, 1));
            others.say(EventType.LEADERBOARD_UPDATED, id, new LeaderboardUpdated(id, 1, 1, List.of(), 1));
            soon().untilAsserted(() -> stream(id).body("currentViewers", is(1), "totalGiftsReceived", is(1)));
            ending = CompletableFuture.supplyAsync(() -> Ended.by(ada, id));
            soon().pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            "ended".equals(given().get("/api/streams/{id}", id).path("status")));
            others.say(EventType.GIFT_CLOSED, id, new GiftClosed(id, 5, 1));
            others.say(EventType.VIEWER_CLOSED, id, new ViewerClosed(id, 2, 3));
        }
        return ending.join();
    }

    @Test
    void shouldEndOnceWhenThreeRaceToEndIt() throws Exception {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);
        ExecutorService people = Executors.newFixedThreadPool(3);
        Callable<Response> end = () -> as(ada).post("/api/streams/{id}/end", id);

        // When
        List<Integer> answers = people.invokeAll(List.of(end, end, end)).stream()
                .map(StatisticsComponentTest::status)
                .sorted()
                .toList();
        try (Announcements others = new Announcements()) {
            others.say(EventType.GIFT_CLOSED, id, new GiftClosed(id, 0, 0));
            others.say(EventType.VIEWER_CLOSED, id, new ViewerClosed(id, 0, 0));
        }

        // Then
        assertEquals(List.of(200, 409, 409), answers);
        try (StreamTopic topic = new StreamTopic()) {
            int statistics = topic.until(EventType.STREAM_STATISTICS, StreamStatistics.class, id, all -> !all.isEmpty())
                    .size();
            int ended = topic.until(EventType.STREAM_ENDED, StreamEnded.class, id, all -> true)
                    .size();
            assertTrue(statistics == 1 && ended == 1, ended + " ends, " + statistics + " statistics");
        }
        people.shutdown();
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldTakeAReversedGiftOutOfTheSavedFiguresOnceAndOnlyIfItWasIn() {
        // Given
        String name = newcomer();
        UUID id = Creators.live(name);
        as(name).post("/api/streams/{id}/end", id).then().statusCode(200);
        UUID late = UUID.randomUUID();

        // When
        try (Announcements others = new Announcements()) {
            others.say(EventType.GIFT_REVERSED, id, reversed(id, 1_000)); // its coins never were in the closing total
            others.say(EventType.GIFT_CLOSED, id, new GiftClosed(id, 250, 4));
            others.say(EventType.GIFT_REVERSED, id, reversed(id, 20));
            others.say(EventType.VIEWER_CLOSED, id, new ViewerClosed(id, 3, 5));
            soon().until(isFinal(id));
            others.say(EventType.GIFT_REVERSED, late, id, reversed(id, 30));
            others.say(EventType.GIFT_REVERSED, late, id, reversed(id, 30));
        }

        // Then
        soon().untilAsserted(() -> stream(id).body("totalGiftsReceived", is(200)));
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> stream(id).body("totalGiftsReceived", is(200)));
    }

    private static GiftReversed reversed(UUID stream, long coins) {
        UUID any = UUID.randomUUID();
        return new GiftReversed(any, any, stream, any, "grace", any, 1, coins, Instant.now());
    }
}
