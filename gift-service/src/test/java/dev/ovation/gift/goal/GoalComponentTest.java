package dev.ovation.gift.goal;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GoalProgress;
import dev.ovation.contracts.GoalReached;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.Meddling;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many coins a creator wants to reach with a stream. */
@QuarkusTest
class GoalComponentTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String creator = Fans.newcomer();
    private final String fan = Fans.newcomer();
    private final UUID stream = SampleStreams.live(creator);

    private Response set(String who, String body) {
        return Fans.as(who).contentType(ContentType.JSON).body(body).put("/api/streams/{id}/goal", stream);
    }

    private Response set(long coins) {
        return set(creator, "{\"title\":\"A song\",\"reward\":\"I play\",\"targetCoins\":%d}".formatted(coins));
    }

    private JsonPath goal() {
        return given().get("/api/streams/{id}/goal", stream)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void shouldCountFromTheMomentItIsSetAndBeExactWhenRead() {
        // Given
        Fans.send(fan, stream, DIAMOND, 1).then().statusCode(201);

        // When
        Response answer = set(100);
        Fans.send(fan, stream, ROSE, 7).then().statusCode(201);

        // Then
        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getLong("coins"), is(0L));
        assertThat(goal().getLong("coins"), is(7L));
        assertThat(goal().getString("title"), is("A song"));
        assertThat(goal().getString("reward"), is("I play"));
        assertThat(goal().get("reachedAt"), is(nullValue()));
    }

    @Test
    void shouldTellProgressWithRisingVersionsAndTheReachedGoalOnce() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            set(12).then().statusCode(200);

            // When
            for (int i = 0; i < 20; i++) {
                Fans.send(fan, stream, ROSE, 1).then().statusCode(201);
            }

            // Then
            List<GiftTopic.Event<GoalProgress>> told = topic.until(
                    EventType.GOAL_PROGRESS,
                    GoalProgress.class,
                    stream,
                    events -> events.stream().anyMatch(e -> e.data().coins() == 20));
            for (int i = 1; i < told.size(); i++) {
                assertThat(
                        told.get(i).data().version(),
                        greaterThan(told.get(i - 1).data().version()));
            }
            assertThat(told.get(told.size() - 1).data().reachedAt(), is(not(nullValue())));
            List<GiftTopic.Event<GoalReached>> reached =
                    topic.until(EventType.GOAL_REACHED, GoalReached.class, stream, events -> !events.isEmpty());
            assertThat(reached.size(), is(1));
            assertThat(
                    reached.get(0).id(),
                    is(Goals.reachedId(reached.get(0).data().goalId())));
            assertThat(reached.get(0).data().targetCoins(), is(12L));
        }
    }

    @Test
    void shouldFallWhenAGiftIsTakenBackAndStayReached() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            set(10).then().statusCode(200);
            String gift = Fans.send(fan, stream, DIAMOND, 1).path("id");
            topic.until(EventType.GOAL_REACHED, GoalReached.class, stream, events -> !events.isEmpty());

            // When
            Fans.reverse(creator, stream, UUID.fromString(gift), gift).then().statusCode(201);
            Fans.send(fan, stream, DIAMOND, 2).then().statusCode(201);

            // Then
            assertThat(goal().getLong("coins"), is(20L));
            assertThat(goal().get("reachedAt"), is(not(nullValue())));
            topic.until(
                    EventType.GOAL_PROGRESS,
                    GoalProgress.class,
                    stream,
                    events -> events.get(events.size() - 1).data().coins() == 20);
            assertThat(
                    topic.until(EventType.GOAL_REACHED, GoalReached.class, stream, events -> true)
                            .size(),
                    is(1));
        }
    }

    @Test
    void shouldBeToldToItsEndAlsoWhereThatFailsAtFirst() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            set(10).then().statusCode(200);
            try (Meddling refusal = new Meddling(
                    "INSERT",
                    "outbox",
                    "NEW.key = '" + stream + "' AND NEW.type LIKE 'goal:%'",
                    "RAISE EXCEPTION 'not now'")) {
                Fans.send(fan, stream, DIAMOND, 1).then().statusCode(201);
                SampleStreams.end(stream);
                await().atMost(SOON).until(() -> closed());

                // When: so long after the end that nobody would look any more
                GiftDatabase.run(
                        "UPDATE closed_streams SET published_at = published_at - interval '11 s' WHERE stream_id = ?",
                        stream);
                long before = refusal.times();
                await().atMost(SOON).until(() -> refusal.times() > before + 2);
            }

            // Then
            topic.until(EventType.GOAL_REACHED, GoalReached.class, stream, events -> !events.isEmpty());
            await().atMost(SOON)
                    .until(() -> GiftDatabase.number(
                                    "SELECT count(*) FROM stream_goals WHERE stream_id = ? AND settled", stream)
                            == 1);
        }
    }

    private boolean closed() {
        return GiftDatabase.number(
                        "SELECT count(*) FROM closed_streams WHERE stream_id = ? AND published_at IS NOT NULL", stream)
                == 1;
    }

    @Test
    void shouldTellOthersWhereOneCanNotBeTold() {
        // Given: the stream's own comes first
        UUID other = SampleStreams.live(creator);
        String body = "{\"title\":\"Another\",\"targetCoins\":5}";
        try (GiftTopic topic = new GiftTopic();
                Meddling refusal = new Meddling(
                        "UPDATE", "stream_goals", "NEW.stream_id = '" + stream + "'", "RAISE EXCEPTION 'not now'")) {
            set(5).then().statusCode(200);
            Fans.send(fan, stream, DIAMOND, 1).then().statusCode(201);
            await().atMost(SOON).until(() -> refusal.times() > 0);

            // When
            Fans.as(creator)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .put("/api/streams/{id}/goal", other)
                    .then()
                    .statusCode(200);
            Fans.send(fan, other, DIAMOND, 1).then().statusCode(201);

            // Then
            topic.until(EventType.GOAL_REACHED, GoalReached.class, other, events -> !events.isEmpty());
        }
    }

    @Test
    void shouldBeReplacedAndTakenAway() {
        // Given
        String first = set(10).path("goalId");
        Fans.send(fan, stream, ROSE, 4).then().statusCode(201);

        // When
        Response second = set(20);

        // Then
        assertThat(second.jsonPath().getString("goalId"), is(not(first)));
        assertThat(goal().getLong("coins"), is(0L));
        Fans.as(creator).delete("/api/streams/{id}/goal", stream).then().statusCode(204);
        given().get("/api/streams/{id}/goal", stream)
                .then()
                .statusCode(404)
                .body("type", is("/problems/goal-not-found"));
        Fans.as(creator).delete("/api/streams/{id}/goal", stream).then().statusCode(404);
    }

    @Test
    void shouldBeItsCreatorsAlone() {
        set(fan, "{\"title\":\"Mine\",\"targetCoins\":1}")
                .then()
                .statusCode(403)
                .body("type", is("/problems/not-stream-owner"));
        Fans.as(fan).delete("/api/streams/{id}/goal", stream).then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/streams/{id}/goal", stream)
                .then()
                .statusCode(401);
    }

    @Test
    void shouldNotBeSetOnceTheStreamIsOver() {
        // Given
        UUID over = SampleStreams.ended();

        // When
        Response answer = Fans.as(SampleStreams.CREATOR)
                .contentType(ContentType.JSON)
                .body("{\"title\":\"Late\",\"targetCoins\":1}")
                .put("/api/streams/{id}/goal", over);

        // Then
        answer.then().statusCode(409).body("type", is("/problems/stream-ended"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"targetCoins\":1}",
                "{\"title\":\" \",\"targetCoins\":1}",
                "{\"title\":\"x\",\"targetCoins\":0}",
                "{\"title\":\"x\",\"targetCoins\":1000000001}",
                "{\"title\":\"x\",\"targetCoins\":1.5}",
                "{\"title\":\"x\",\"targetCoins\":1,\"coins\":5}"
            })
    void shouldRefuseAGoalThatIsNone(String body) {
        set(creator, body).then().statusCode(400);
    }
}
