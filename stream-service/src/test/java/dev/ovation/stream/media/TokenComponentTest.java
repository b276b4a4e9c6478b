package dev.ovation.stream.media;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenComponentTest {
    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    private static JsonNode video(Response answer) throws IOException {
        String token = answer.then().statusCode(200).extract().path("token");
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .get("video");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void shouldLetAGuestWatch(String method) throws IOException {
        // Given
        UUID id = Creators.live(newcomer());

        // When
        Response answer = given().request(method, "/api/streams/{id}/token", id);

        // Then
        answer.then()
                .header("Cache-Control", "no-store")
                .body("url", is(StreamEngines.MEDIA_URL), "room", is(Creators.room(id)))
                .body("identity", notNullValue(), "expiresAt", notNullValue());
        assertEquals(false, video(answer).get("canPublish").asBoolean(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void shouldLetTheCreatorBroadcast(String method) throws IOException {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);

        // When
        Response answer = as(ada).request(method, "/api/streams/{id}/broadcast-token", id);

        // Then
        answer.then().header("Cache-Control", "no-store");
        assertTrue(video(answer).get("canPublish").asBoolean());
    }

    @Test
    void shouldGiveTokensThatWorkInOneRoomOnly() throws IOException {
        // Given
        UUID one = Creators.live(newcomer());
        UUID other = Creators.live(newcomer());

        // When
        String roomOfOne =
                video(given().get("/api/streams/{id}/token", one)).get("room").asText();
        String roomOfOther =
                video(given().get("/api/streams/{id}/token", other)).get("room").asText();

        // Then
        assertNotEquals(roomOfOne, roomOfOther);
    }

    @Test
    void shouldMakeTheRoomBeforeItGivesOutATokenForIt() {
        // Given
        UUID id = Creators.live(newcomer());
        media.restarts();

        // When
        given().get("/api/streams/{id}/token", id).then().statusCode(200);

        // Then
        assertTrue(media.has(Creators.room(id)));
    }

    @Test
    void shouldFollowTheStateTable() {
        // Given
        String ada = newcomer();
        UUID scheduled = Creators.scheduled(ada);
        UUID ended = Creators.ended(ada);

        // Then
        given().get("/api/streams/{id}/token", scheduled)
                .then()
                .statusCode(409)
                .body("type", is("/problems/stream-not-live"));
        given().get("/api/streams/{id}/token", ended).then().statusCode(409).body("type", is("/problems/stream-ended"));
        for (UUID id : new UUID[] {scheduled, ended}) {
            as(ada).get("/api/streams/{id}/broadcast-token", id)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/stream-not-live"));
            as(ada).put("/api/streams/{id}/heartbeat", id)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/stream-not-live"));
        }
    }

    @Test
    void shouldSayThatTheMediaServerIsAway() {
        // Given
        String ada = newcomer();
        UUID id = Creators.live(ada);
        media.away(true);

        // Then
        for (Response answer : new Response[] {
            given().get("/api/streams/{id}/token", id), as(ada).get("/api/streams/{id}/broadcast-token", id)
        }) {
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", is("/problems/media-unavailable"));
        }
    }

    @Test
    void shouldTellTheGatewayWhatToExpectOfTheMediaServer() {
        given().get("/internal/media").then().body("state", is("on"), "url", is(StreamEngines.MEDIA_URL));
        media.state(MediaState.STARTING);
        given().get("/internal/media").then().body("state", is("starting"), "url", is(StreamEngines.MEDIA_URL));
        media.state(MediaState.OFF);
        given().get("/internal/media").then().body("state", is("off"), "url", nullValue());
    }
}
