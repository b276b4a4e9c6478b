package dev.ovation.stream.broadcast;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.api.Cursor;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.local.TestTokens;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamDatabase;
import dev.ovation.stream.StreamTopic;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams through their routes: the good ways, and each refusal with its problem. */
@QuarkusTest
class StreamRoutesComponentTest {
    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    private static Response patch(String user, UUID stream, String body) {
        return as(user).contentType(ContentType.JSON).body(body).patch("/api/streams/{id}", stream);
    }

    @Test
    void shouldCreateALiveStreamThatWaitsForItsBroadcaster() {
        // Given
        String ada = newcomer();

        // When
        Response answer = Creators.create(
                ada, "{\"title\":\" Friday night jam \",\"description\":\"Guitar\",\"tags\":[\"Music\",\"music\"]}");

        // Then
        UUID id = Creators.created(answer);
        answer.then()
                .header("Location", "/api/streams/" + id)
                .header("Idempotent-Replayed", nullValue())
                .body("status", is("live"), "broadcast", is("waiting"), "version", is(1))
                .body("title", is("Friday night jam"), "tags", contains("Music"))
                .body("creatorId", is(TestTokens.userId(ada).toString()), "creatorUsername", is(ada))
                .body("startedAt", notNullValue(), "endedAt", nullValue(), "endReason", nullValue())
                .body("currentViewers", is(0), "statisticsFinal", is(false), "thumbnailUrl", nullValue());
        assertEquals(answer.asString(), given().get("/api/streams/{id}", id).asString());
        assertEquals(true, media.has(Creators.room(id)));
    }

    @Test
    void shouldPublishTheWholeStreamWhenItStarts() {
        // When
        UUID id = Creators.live(newcomer());

        // Then
        try (StreamTopic topic = new StreamTopic()) {
            StreamView told = topic.until(EventType.STREAM_STARTED, StreamView.class, id, all -> all.size() == 1)
                    .get(0)
                    .data();
            assertEquals(id, told.id());
            assertEquals("live", told.status());
        }
    }

    @Test
    void shouldRefuseASecondLiveStreamAndNameTheFirst() {
        // Given
        String ada = newcomer();
        UUID first = Creators.live(ada);

        // When
        Response answer = Creators.create(ada, "{\"title\":\"Another\"}");

        // Then
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/already-live"), "streamId", is(first.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\"\"}",
                "{\"title\":\"   \"}",
                "{\"title\":null}",
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":\"a\\nb\"}",
                "{\"title\":\"t\",\"tags\":[\"\"]}",
                "{\"title\":\"t\",\"tags\":[null]}",
                "{\"title\":\"t\",\"tags\":[\"0123456789012345678901234567890\"]}",
                "{\"title\":\"t\",\"tags\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}",
                "{\"title\":\"t\",\"scheduledFor\":\"2001-01-01T00:00:00Z\"}",
                "{\"title\":\"t\",\"scheduledFor\":\"+999999999-01-01T00:00:00Z\"}"
            })
    void shouldRefuseWhatBreaksARuleOfTheFields(String body) {
        Creators.create(newcomer(), body)
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"), "violations.field", everyItem(notNullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"title\":1}",
                "{\"title\":\"t\",\"tags\":\"x\"}",
                "{\"title\":\"t\",\"thumbnailId\":\"x\"}",
                "{\"title\":\"t\",\"scheduledFor\":4102444800}",
                "{\"title\":\"t\",\"scheduledFor\":\"tomorrow\"}",
                "{\"title\":\"t\",\"scheduledFor\":\"2999-02-31T00:00:00Z\"}"
            })
    void shouldRefuseABodyThatCannotBeRead(String body) {
        Creators.create(newcomer(), body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldRefuseFieldsThatAClientMayNotSet() {
        Creators.create(newcomer(), "{\"title\":\"t\",\"status\":\"ended\"}")
                .then()
                .statusCode(400)
                .body("type", is("/problems/unknown-field"), "field", is("status"));
    }

    @Test
    void shouldCountAnEmojiAsOneCharacter() {
        // Given
        String title = "\uD83C\uDFB8".repeat(140);

        // Then
        Creators.create(newcomer(), "{\"title\":\"" + title + "\"}").then().statusCode(201);
        Creators.create(newcomer(), "{\"title\":\"" + title + "!\"}").then().statusCode(400);
    }

    @Test
    void shouldNeedTheRoleOfACreator() {
        as(newcomer(), "viewer")
                .contentType(ContentType.JSON)
                .body("{\"title\":\"t\"}")
                .post("/api/streams/create")
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"), "role", is("creator"));
    }

    @Test
    void shouldNotUseAThumbnailThatIsNotThere() {
        Creators.create(newcomer(), "{\"title\":\"t\",\"thumbnailId\":\"" + UUID.randomUUID() + "\"}")
                .then()
                .statusCode(404)
                .body("type", is("/problems/thumbnail-not-found"));
    }

    @Test
    void shouldCreateNothingWhenTheMediaServerIsRequiredAndAway() {
        // Given
        String ada = newcomer();
        media.required(true);
        media.away(true);

        // When
        Response answer = Creators.create(ada, "{\"title\":\"t\"}");

        // Then
        answer.then().statusCode(503).header("Retry-After", "2").body("type", is("/problems/media-unavailable"));
        given().get("/api/streams/creator/{id}", TestTokens.userId(ada)).then().body("items", hasSize(0));
    }

    @Test
    void shouldCreateAndLetTheRoomFollowWhenTheMediaServerIsNotRequired() {
        // Given
        media.away(true);

        // When
        UUID id = Creators.live(newcomer());
        media.away(false);

        // Then
        Awaitility.await().until(() -> media.has(Creators.room(id)));
    }

    @Test
    void shouldScheduleAndStartLater() {
        // Given
        String ada = newcomer();
        UUID id = Creators.scheduled(ada);

        // When
        Response answer = as(ada).post("/api/streams/{id}/start", id);

        // Then
        answer.then().statusCode(200).body("status", is("live"), "broadcast", is("waiting"), "version", is(2));
        try (StreamTopic topic = new StreamTopic()) {
            topic.until(EventType.STREAM_SCHEDULED, StreamView.class, id, all -> all.size() == 1);
            topic.until(EventType.STREAM_STARTED, StreamView.class, id, all -> all.size() == 1);
        }
    }

    @Test
    void shouldNotStartASecondStreamBesideALiveOne() {
        // Given
        String ada = newcomer();
        UUID later = Creators.scheduled(ada);
        UUID live = Creators.live(ada);

        // Then
        as(ada).post("/api/streams/{id}/start", later)
                .then()
                .statusCode(409)
                .body("type", is("/problems/already-live"), "streamId", is(live.toString()));
    }

    @Test
    void shouldNotStartWhenTheMediaServerIsRequiredAndAway() {
        // Given
        String ada = newcomer();
        UUID later = Creators.scheduled(ada);
        media.required(true);
        media.away(true);

        // Then
        as(ada).post("/api/streams/{id}/start", later).then().statusCode(503);
        given().get("/api/streams/{id}", later).then().body("status", is("scheduled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\\u3000\"]", "[\"a\",\" \\u2003 \"]"})
    void shouldRefuseATagOfUnicodesSpacesAlone(String tags) {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);

        // Then
        Creators.create(newcomer(), "{\"title\":\"t\",\"tags\":" + tags + "}")
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"));
        patch(ada, id, "{\"tags\":" + tags + "}")
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"));
    }

    @Test
    void shouldMeasureATagWithoutTheSpacesAroundIt() {
        // Given
        String longest = "x".repeat(30);

        // When
        Response answer = Creators.create(newcomer(), "{\"title\":\"t\",\"tags\":[\"\\u3000" + longest + " \"]}");

        // Then
        answer.then().statusCode(201).body("tags", contains(longest));
    }

    @Test
    void shouldEditOnlyWhatIsGiven() {
        // Given
        String ada = newcomer();
        UUID id = Creators.created(
                Creators.create(ada, "{\"title\":\"Jam\",\"description\":\"Guitar\",\"tags\":[\"a\"]}"));

        // When
        Response answer = patch(ada, id, "{\"description\":null,\"tags\":[\"b\"]}");

        // Then
        answer.then()
                .statusCode(200)
                .body("title", is("Jam"), "description", nullValue(), "tags", contains("b"), "version", is(2));
        try (StreamTopic topic = new StreamTopic()) {
            topic.until(EventType.STREAM_UPDATED, StreamView.class, id, all -> all.size() == 1);
        }
    }

    @Test
    void shouldRescheduleOnlyIntoTheFuture() {
        // Given
        String ada = newcomer();
        UUID id = Creators.scheduled(ada);
        Instant later = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        // Then
        patch(ada, id, "{\"scheduledFor\":\"" + later + "\"}")
                .then()
                .statusCode(200)
                .body("scheduledFor", is(later.toString()));
        patch(ada, id, "{\"scheduledFor\":\"2001-01-01T00:00:00Z\"}").then().statusCode(400);
        patch(ada, id, "{\"scheduledFor\":null}").then().statusCode(400);
        patch(ada, id, "{\"title\":null}").then().statusCode(400);
    }

    @Test
    void shouldRefuseEveryChangeBySomebodyElse() {
        // Given
        UUID live = Creators.live(newcomer());
        UUID scheduled = Creators.scheduled(newcomer());
        String eve = newcomer();

        // Then
        for (Response answer : List.of(
                patch(eve, live, "{\"title\":\"mine\"}"),
                as(eve).post("/api/streams/{id}/start", scheduled),
                as(eve).post("/api/streams/{id}/end", live),
                as(eve).put("/api/streams/{id}/heartbeat", live),
                as(eve).get("/api/streams/{id}/broadcast-token", live))) {
            answer.then().statusCode(403).body("type", is("/problems/not-stream-owner"));
        }
    }

    @Test
    void shouldEndWithTheRoomAndTellWhy() {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);
        String room = Creators.room(id);

        // When
        Response answer = as(ada).post("/api/streams/{id}/end", id);

        // Then
        answer.then()
                .statusCode(200)
                .body("status", is("ended"), "broadcast", is("off"), "endReason", is("creator"))
                .body("statisticsFinal", is(false), "durationSeconds", notNullValue(), "endedAt", notNullValue());
        assertEquals(false, media.has(room));
        try (StreamTopic topic = new StreamTopic()) {
            StreamEnded told = topic.until(EventType.STREAM_ENDED, StreamEnded.class, id, all -> all.size() == 1)
                    .get(0)
                    .data();
            assertEquals("creator", told.endReason());
        }
    }

    @Test
    void shouldTellThatItIsOverWhenTheFiguresCannotBeRead() {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);
        QuarkusMock.installMockForType(
                new FinalFigures(null, null, null) {
                    @Override
                    Uni<LiveStream> await(UUID stream) {
                        return Uni.createFrom().failure(Problem.unavailable(ProblemType.DATABASE_UNAVAILABLE, 1));
                    }
                },
                FinalFigures.class);

        // When
        Response answer = as(ada).post("/api/streams/{id}/end", id);

        // Then
        answer.then()
                .statusCode(200)
                .body("id", is(id.toString()), "status", is("ended"), "endReason", is("creator"))
                .body("statisticsFinal", is(false), "endedAt", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "admin"})
    void shouldLetModeratorsAndAdminsEndAnybodysStream(String role) {
        // Given
        UUID id = Creators.live(newcomer());

        // Then
        as(newcomer(), role)
                .post("/api/streams/{id}/end", id)
                .then()
                .statusCode(200)
                .body("endReason", is("moderator"));
    }

    @Test
    void shouldCancelAScheduledStream() {
        // Given
        String ada = newcomer();
        UUID id = Creators.scheduled(ada);

        // Then
        as(ada).post("/api/streams/{id}/end", id)
                .then()
                .statusCode(200)
                .body("endReason", is("cancelled"), "durationSeconds", is(0));
    }

    @Test
    void shouldRefuseEverythingOnAnEndedStreamAndShowIt() {
        // Given
        String ada = newcomer();
        UUID id = Creators.ended(ada);

        // Then
        as(ada).post("/api/streams/{id}/end", id)
                .then()
                .statusCode(409)
                .body("type", is("/problems/stream-ended"), "stream.id", is(id.toString()))
                .body("stream.status", is("ended"));
        for (Response answer :
                List.of(as(ada).post("/api/streams/{id}/start", id), patch(ada, id, "{\"title\":\"late\"}"))) {
            answer.then().statusCode(409).body("type", is("/problems/stream-ended"));
        }
    }

    @Test
    void shouldAnswer404ForStreamsThatAreNotThere() {
        // Given
        String ada = newcomer();

        // Then
        for (String id : List.of(UUID.randomUUID().toString(), "no-uuid", "1-2-3-4-5")) {
            for (Response answer : List.of(
                    given().get("/api/streams/{id}", id),
                    given().get("/api/streams/{id}/token", id),
                    as(ada).get("/api/streams/{id}/broadcast-token", id),
                    as(ada).post("/api/streams/{id}/start", id),
                    as(ada).post("/api/streams/{id}/end", id),
                    as(ada).put("/api/streams/{id}/heartbeat", id),
                    as(ada).contentType(ContentType.JSON).body("{}").patch("/api/streams/{id}", id))) {
                answer.then().statusCode(404).body("type", is("/problems/stream-not-found"));
            }
        }
    }

    @Test
    void shouldListLiveStreamsMostViewersFirstAndWaitingLast() {
        // Given
        String tag = "t" + UUID.randomUUID().toString().substring(0, 8);
        UUID waiting = tagged(tag, 900);
        UUID small = tagged(tag, 1);
        UUID large = tagged(tag, 50);
        UUID middle = tagged(tag, 7);
        List.of(small, large, middle).forEach(id -> media.enters(Creators.room(id)));
        Awaitility.await()
                .until(() -> List.of(small, large, middle).stream()
                        .allMatch(id -> Creators.broadcast(id).equals("on_air")));

        // When
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = given().queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("tag", tag.toUpperCase())
                    .queryParam("limit", 1)
                    .get("/api/streams/live");
            seen.addAll(page.then().statusCode(200).extract().path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        // Then
        assertEquals(List.of(large.toString(), middle.toString(), small.toString(), waiting.toString()), seen);
    }

    private static UUID tagged(String tag, int viewers) {
        UUID id = Creators.created(Creators.create(newcomer(), "{\"title\":\"t\",\"tags\":[\"" + tag + "\"]}"));
        StreamDatabase.run("UPDATE streams SET current_viewers = ? WHERE id = ?", viewers, id);
        return id;
    }

    @Test
    void shouldFindByTitleCreatorAndTagAndTakeWildcardsAsTheyAre() {
        // Given
        String ada = newcomer();
        Creators.created(Creators.create(ada, "{\"title\":\"100% Jazz_" + ada + "\"}"));

        // Then
        given().queryParam("q", "0% jazz_" + ada)
                .get("/api/streams/live")
                .then()
                .body("items", hasSize(1));
        given().queryParam("q", ada.toUpperCase())
                .get("/api/streams/live")
                .then()
                .body("items", hasSize(1));
        given().queryParam("q", "0_ jazz" + ada).get("/api/streams/live").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "limit=1.5"})
    void shouldRefuseAPageThatIsNone(String query) {
        given().get("/api/streams/live?" + query).then().statusCode(400).body("type", is("/problems/invalid-page"));
        given().get("/api/streams/creator/" + UUID.randomUUID() + "?" + query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void shouldRefuseACursorOfATimeThatNoStreamHas(String time) {
        given().queryParam("cursor", Cursor.of(time, UUID.randomUUID()).encode())
                .get("/api/streams/creator/{id}", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live?q=%00", "live?tag=%00", "creator/7f1f7d2e-7f1f-4d2e-8f1f-7d2e7f1f7d2e?status=gone"})
    void shouldRefuseAFilterThatIsNone(String path) {
        given().urlEncodingEnabled(false)
                .get("/api/streams/" + path)
                .then()
                .statusCode(400)
                .body("type", is("/problems/validation-failed"));
    }

    @Test
    void shouldListACreatorsStreamsNewestFirst() {
        // Given
        String ada = newcomer();
        UUID first = Creators.ended(ada);
        UUID second = Creators.scheduled(ada);
        UUID third = Creators.live(ada);
        UUID id = TestTokens.userId(ada);

        // Then
        Response page = given().queryParam("limit", 2).get("/api/streams/creator/{id}", id);
        page.then().body("items.id", contains(third.toString(), second.toString()));
        given().queryParam("cursor", (String) page.path("nextCursor"))
                .get("/api/streams/creator/{id}", id)
                .then()
                .body("items.id", contains(first.toString()), "nextCursor", nullValue());
        given().queryParam("status", "ended")
                .get("/api/streams/creator/{id}", id)
                .then()
                .body("items.id", contains(first.toString()));
        given().get("/api/streams/creator/no-uuid").then().statusCode(404);
    }

    @Test
    void shouldShowTheProbesStreamsInNoList() {
        // Given
        UUID probe = Creators.live("ovation-probe");

        // Then
        given().queryParam("limit", 100)
                .get("/api/streams/live")
                .then()
                .body("items.id", not(hasItem(probe.toString())));
        given().get("/api/streams/creator/{id}", TestTokens.userId("ovation-probe"))
                .then()
                .body("items", hasSize(0));
        given().get("/api/streams/{id}", probe).then().statusCode(200);
        as("ovation-probe").post("/api/streams/{id}/end", probe).then().body("status", equalTo("ended"));
    }

    @Test
    void shouldRefuseALargeBodyWhereNoUploadIs() {
        // Given
        String large = "{\"title\":\"" + "x".repeat(70_000) + "\"}";

        // Then
        Creators.create(newcomer(), large).then().statusCode(413).body("type", is("/problems/body-too-large"));
    }

    @Test
    void shouldRefuseAnotherContentType() {
        as(newcomer())
                .contentType("text/plain")
                .body("title")
                .post("/api/streams/create")
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media"));
    }
}
