package dev.ovation.gift.hype;

import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.HypeTrain;
import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many give in a short time. Levels take 100, 150, 225 … coins. */
@QuarkusTest
class HypeTrainComponentTest {
    @Inject
    HypeRepository trains;

    private final UUID stream = SampleStreams.live();
    private final List<String> fans = List.of(Fans.newcomer(), Fans.newcomer(), Fans.newcomer());

    private void give(int fan, int roses) {
        Fans.send(fans.get(fan), stream, ROSE, roses).then().statusCode(201);
    }

    private static List<GiftTopic.Event<HypeTrain>> heard(GiftTopic topic, EventType type, UUID stream, long coins) {
        return topic.until(
                type,
                HypeTrain.class,
                stream,
                events -> events.stream().anyMatch(e -> e.data().coins() >= coins));
    }

    private List<UUID> unseen() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> trains.unseen(Duration.ofSeconds(1))).stream()
                .map(HypeRepository.Given::streamId)
                .toList();
    }

    @Test
    void shouldLeaveThePlaceOfATrainThatWasToldLatelyToOthers() throws Throwable {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            for (int fan = 0; fan < 3; fan++) {
                give(fan, 1);
            }
            heard(topic, EventType.HYPE_STARTED, stream, 3);
            GiftDatabase.run(
                    "UPDATE hype_trains SET told_at = clock_timestamp() + interval '1 h' WHERE stream_id = ?", stream);

            // When
            give(0, 7);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> GiftDatabase.number(
                                    "SELECT count(*) FROM leaderboard_totals WHERE stream_id = ?"
                                            + " AND version > hype_version AND total_coins = 10",
                                    stream)
                            == 1);

            // Then
            assertThat(unseen(), not(hasItem(stream)));
            GiftDatabase.run("UPDATE hype_trains SET told_at = started_at WHERE stream_id = ?", stream);
            heard(topic, EventType.HYPE_PROGRESS, stream, 10);
        }
    }

    private int status() {
        return given().get("/api/streams/{id}/hype", stream).statusCode();
    }

    @Test
    void shouldStartWithEnoughSendersAndCountWhatTheyGaveBefore() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            give(0, 20);
            give(1, 10);
            await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(5)).until(() -> status() == 404);

            // When
            give(2, 5);

            // Then
            HypeTrain train =
                    heard(topic, EventType.HYPE_STARTED, stream, 35).get(0).data();
            assertThat(train.level(), is(1));
            assertThat(train.levelCoins(), is(35L));
            assertThat(train.levelTarget(), is(100L));
            assertThat(
                    train.topContributors().stream()
                            .map(LeaderboardEntry::username)
                            .toList(),
                    is(fans));
            assertThat(Duration.between(train.startedAt(), train.expiresAt()), is(Duration.ofMinutes(2)));
            given().get("/api/streams/{id}/hype", stream)
                    .then()
                    .statusCode(200)
                    .body("hypeId", is(train.hypeId().toString()));
        }
    }

    @Test
    void shouldClimbLevelsGivingTimeAnewAndEndWhenItHasRunOut() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            for (int fan = 0; fan < 3; fan++) {
                give(fan, 1);
            }
            HypeTrain started =
                    heard(topic, EventType.HYPE_STARTED, stream, 3).get(0).data();

            // When
            give(0, 300);

            // Then
            List<GiftTopic.Event<HypeTrain>> told = heard(topic, EventType.HYPE_PROGRESS, stream, 303);
            HypeTrain third = told.get(told.size() - 1).data();
            assertThat(third.level(), is(3));
            assertThat(third.levelCoins(), is(53L));
            assertThat(third.levelTarget(), is(225L));
            assertThat(third.expiresAt(), greaterThan(started.expiresAt()));
            assertThat(third.version(), greaterThan(started.version()));

            // When
            GiftDatabase.run("UPDATE hype_trains SET expires_at = clock_timestamp() WHERE stream_id = ?", stream);

            // Then
            List<GiftTopic.Event<HypeTrain>> ended = heard(topic, EventType.HYPE_ENDED, stream, 303);
            assertThat(ended.size(), is(1));
            assertThat(ended.get(0).data().level(), is(3));
            assertThat(status(), is(404));
        }
    }

    /** The train starts in the middle of it: what was carried over before and what is pending then count once each. */
    @Test
    void shouldCountEachGiftOnceWhenItStartsAmongThem() {
        try (GiftTopic topic = new GiftTopic()) {
            // When
            List<String> crowd = Stream.generate(Fans::newcomer).limit(8).toList();
            List<Integer> answers = Crowd.of(
                    8,
                    fan -> IntStream.range(0, 25)
                            .map(i -> Fans.sendUntilJudged(crowd.get(fan), stream, ROSE, 1)
                                    .statusCode())
                            .sum());

            // Then
            assertThat(answers, everyItem(is(25 * 201)));
            heard(topic, EventType.HYPE_PROGRESS, stream, 200);
            await().during(Duration.ofMillis(700))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> coinsAboard() == 200);
        }
    }

    @Test
    void shouldTakeAReversedGiftOffTheTrain() {
        // Given
        for (int fan = 0; fan < 3; fan++) {
            give(fan, 5);
        }
        String gift = Fans.send(fans.get(0), stream, ROSE, 40).jsonPath().getString("id");
        await().atMost(Duration.ofSeconds(10)).until(() -> status() == 200 && coinsAboard() == 55);

        // When
        Fans.reverse(SampleStreams.CREATOR, stream, UUID.fromString(gift), "back")
                .then()
                .statusCode(201);

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> coinsAboard() == 15);
        given().get("/api/streams/{id}/hype", stream).then().body("topContributors[0].totalCoins", is(5));
    }

    /** A roll-up between the boarding and the train's own row would carry a gift past both. */
    @Test
    void shouldHoldTheRollUpWhileItStarts() throws SQLException {
        try (Connection door = GiftDatabase.open();
                Statement statement = door.createStatement()) {
            // Given: a start that can't come to its end
            door.setAutoCommit(false);
            statement.execute("LOCK TABLE hype_trains IN SHARE MODE");
            for (int fan = 0; fan < 3; fan++) {
                give(fan, 1);
            }
            await().pollInterval(Duration.ofMillis(10)).until(() -> waitingFor("relation") == 1);

            // When
            give(0, 7);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> waitingFor("advisory") == 1 || pending() == 0);
            door.commit();
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> pending() == 0 && status() == 200);
        assertThat(coinsAboard(), is(10L));
    }

    private static long waitingFor(String kindOfLock) {
        return GiftDatabase.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = ?", kindOfLock);
    }

    private long pending() {
        return GiftDatabase.number("SELECT count(*) FROM pending_entries WHERE stream_id = ?", stream);
    }

    private long coinsAboard() {
        return GiftDatabase.number(
                "SELECT coalesce(sum(total_coins), 0) FROM hype_entries WHERE stream_id = ?", stream);
    }

    @Test
    void shouldRestBeforeTheNextOneStarts() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            for (int fan = 0; fan < 3; fan++) {
                give(fan, 1);
            }
            heard(topic, EventType.HYPE_STARTED, stream, 3);
            GiftDatabase.run("UPDATE hype_trains SET expires_at = clock_timestamp() WHERE stream_id = ?", stream);
            heard(topic, EventType.HYPE_ENDED, stream, 3);

            // When
            give(0, 1);

            // Then
            await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(5)).until(() -> status() == 404);

            // When
            GiftDatabase.run(
                    "UPDATE hype_trains SET ended_at = ended_at - interval '5 min' WHERE stream_id = ?", stream);
            give(1, 1);

            // Then
            List<GiftTopic.Event<HypeTrain>> starts =
                    topic.until(EventType.HYPE_STARTED, HypeTrain.class, stream, events -> events.size() == 2);
            assertThat(
                    starts.get(1).data().version(),
                    greaterThan(starts.get(0).data().version()));
        }
    }

    @Test
    void shouldEndWithTheStream() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            for (int fan = 0; fan < 3; fan++) {
                give(fan, 1);
            }
            heard(topic, EventType.HYPE_STARTED, stream, 3);

            // When
            SampleStreams.end(stream);

            // Then
            assertThat(heard(topic, EventType.HYPE_ENDED, stream, 3).size(), is(1));
        }
    }
}
