package dev.ovation.viewer.presence;

import static dev.ovation.viewer.Viewers.as;
import static dev.ovation.viewer.Viewers.current;
import static dev.ovation.viewer.Viewers.guest;
import static dev.ovation.viewer.Viewers.guests;
import static dev.ovation.viewer.Viewers.join;
import static dev.ovation.viewer.Viewers.leave;
import static dev.ovation.viewer.Viewers.list;
import static dev.ovation.viewer.Viewers.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.local.Again;
import dev.ovation.viewer.Database;
import dev.ovation.viewer.Gateway;
import dev.ovation.viewer.SampleStreams;
import dev.ovation.viewer.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joining without a socket, and the list of viewers. */
@QuarkusTest
class LeaseComponentTest {

    @Test
    void shouldBePresentUntilLeavingWhenAUserJoins() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();

        // When
        Response joined = join(as(grace), stream);
        join(as(grace), stream).then().statusCode(200);

        // Then
        joined.then()
                .statusCode(200)
                .body("currentViewers", equalTo(1))
                .body("leaseSeconds", equalTo(30))
                .body("deviceId", nullValue());
        assertEquals(1, current(stream));

        // When
        leave(as(grace), stream).then().statusCode(204);

        // Then
        assertEquals(0, current(stream));
        leave(as(grace), stream).then().statusCode(204);
    }

    @Test
    void shouldGiveTheGuestADeviceWhenItHasNone() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response joined = join(given(), stream);

        // Then
        String device = joined.then()
                .statusCode(200)
                .body("deviceId", notNullValue())
                .extract()
                .path("deviceId");
        joined.then().header("Ovation-Device", device);
        join(guest(UUID.fromString(device)), stream).then().body("currentViewers", equalTo(1));
        assertEquals(1, guests(stream));
    }

    @Test
    void shouldNotTakeAGuestForAUserWhenIdsAreEqual() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        join(as(grace), stream);

        // When
        join(guest(dev.ovation.local.TestTokens.userId(grace)), stream);

        // Then
        assertEquals(2, current(stream));
        assertEquals(2, views(stream));
    }

    @Test
    void shouldCountTheOwnerNowhere() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response joined = join(as(SampleStreams.OWNER), stream);

        // Then
        joined.then().statusCode(200).body("currentViewers", equalTo(0));
        list(stream).then().body("items", hasSize(0)).body("currentViewers", equalTo(0));
        assertEquals(0, views(stream));
    }

    @Test
    void shouldCountOnceWhenSocketAndJoinAreOfOneUser() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        Gateway gateway = Gateway.started();
        String socket = gateway.open(stream, grace);

        // When
        join(as(grace), stream).then().body("currentViewers", equalTo(1));
        gateway.close(socket);

        // Then
        assertEquals(1, current(stream), "the join still holds");
    }

    @Test
    void shouldJoinAScheduledStreamWithoutAView() {
        // Given
        UUID stream = SampleStreams.scheduled();

        // When
        join(as(somebody()), stream).then().statusCode(200);

        // Then
        assertEquals(1, current(stream));
        assertEquals(0, views(stream));
    }

    @Test
    void shouldBeGoneWhenTheJoinIsNotRepeated() {
        // Given
        UUID stream = SampleStreams.live();
        String silent = somebody();
        String repeats = somebody();
        Sweep.listens();
        join(as(silent), stream);
        join(as(repeats), stream);

        // When
        TestTime.pass(Duration.ofSeconds(20));
        join(as(repeats), stream);
        TestTime.pass(Duration.ofSeconds(12));
        Sweep.round();

        // Then
        list(stream).then().body("items.username", contains(repeats));
    }

    @Test
    void shouldListUsersByNameAndGuestsAsANumber() {
        // Given
        UUID stream = SampleStreams.live();
        Gateway gateway = Gateway.started();
        gateway.open(stream, "bob");
        gateway.open(stream, "Alice");
        gateway.open(stream, "carol");
        gateway.open(stream, "bob");
        IntStream.range(0, 3).forEach(i -> gateway.openGuest(stream, UUID.randomUUID()));

        // When
        Response first = given().queryParam("limit", 2).get("/api/streams/{id}/viewers", stream);

        // Then
        first.then()
                .statusCode(200)
                .body("items.username", contains("Alice", "bob"))
                .body("items[0].userId", notNullValue())
                .body("items[0].joinedAt", notNullValue())
                .body("currentViewers", equalTo(6))
                .body("guests", equalTo(3))
                .body("nextCursor", notNullValue());
        given().queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/api/streams/{id}/viewers", stream)
                .then()
                .body("items.username", contains("carol"))
                .body("nextCursor", nullValue());
    }

    @Test
    void shouldAnswer404And409And503AsTheStreamIs() {
        problem(told(() -> join(as(somebody()), UUID.randomUUID())), 404, "stream-not-found");
        problem(told(() -> leave(as(somebody()), UUID.randomUUID())), 404, "stream-not-found");
        problem(told(() -> list(UUID.randomUUID())), 404, "stream-not-found");
        problem(given().post("/api/streams/no-uuid/join"), 404, "stream-not-found");
        problem(join(given(), SampleStreams.untold()), 503, "stream-unavailable");

        UUID ended = SampleStreams.ended();
        problem(join(as(somebody()), ended), 409, "stream-ended");
        leave(as(somebody()), ended).then().statusCode(204);
        list(ended).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,x", "cursor,???", "cursor,YWJj"})
    void shouldAnswer400WhenPageIsWrong(String parameter, String value) {
        problem(
                given().queryParam(parameter, value).get("/api/streams/{id}/viewers", UUID.randomUUID()),
                400,
                "invalid-page");
    }

    @Test
    void shouldAnswer400WhenDeviceIsNoUuid() {
        problem(
                given().header("Ovation-Device", "phone").post("/api/streams/{id}/join", UUID.randomUUID()),
                400,
                "device-invalid");
    }

    @Test
    void shouldAnswer429WhenAViewerJoinsWithoutEnd() {
        // Given
        String eager = somebody();
        IntStream.range(0, 60).forEach(i -> as(eager).post("/api/streams/no-uuid/join"));

        // Then
        problem(join(as(eager), UUID.randomUUID()), 429, "rate-limited");
        problem(told(() -> join(as(somebody()), UUID.randomUUID())), 404, "stream-not-found");
    }

    /** Where stream-service did not answer in its 300 ms, as happens on a busy machine, it is asked again. */
    private static Response told(Supplier<Response> request) {
        return Again.whileTooLate(request, answer -> answer.statusCode() == 503);
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug));
    }

    private static long views(UUID stream) {
        return Database.number("SELECT count(*) FROM stream_viewers WHERE stream_id = ?", stream);
    }
}
