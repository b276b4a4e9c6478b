package dev.ovation.chat.message;

import static dev.ovation.chat.Chat.as;
import static dev.ovation.chat.Chat.history;
import static dev.ovation.chat.Chat.send;
import static dev.ovation.chat.Chat.somebody;
import static dev.ovation.chat.Chat.untilJudged;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.ovation.chat.Database;
import dev.ovation.chat.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way a request is turned down, and which comes first where several apply. */
@QuarkusTest
class RefusalComponentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|validation-failed",
                "{\"message\":null}|validation-failed",
                "{\"message\":\"\"}|validation-failed",
                "{\"message\":\" \\u202e \"}|validation-failed",
                "{\"message\":5}|malformed-body",
                "{\"message\":\"a\",\"clientMessageId\":\"no-uuid\"}|malformed-body",
                "{\"message\":\"a\",\"role\":\"admin\"}|unknown-field",
                "{\"message\":|malformed-body",
                "null|validation-failed",
            })
    void shouldAnswer400WhenBodyIsWrongByItself(String body, String problem) {
        // a stream nobody knows: what is wrong by itself is told first
        given().auth()
                .oauth2(dev.ovation.local.TestTokens.user(somebody()))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/streams/{id}/message", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/" + problem));
    }

    @Test
    void shouldAnswer400WhenTextIsTooLong() {
        Response answer = send(as(somebody()), UUID.randomUUID(), "x".repeat(501));

        refused(answer, 400, "validation-failed");
        answer.then().body("violations[0].field", equalTo("message"));
    }

    @Test
    void shouldAnswer401WhenNobodyIsSignedIn() {
        refused(send(given(), SampleStreams.live(), "hello"), 401, "authentication-required");
    }

    @Test
    void shouldAnswer404WhenStreamIsUnknown() {
        UUID stream = UUID.randomUUID();

        refused(untilJudged(() -> send(as(somebody()), stream, "hello")), 404, "stream-not-found");
        refused(untilJudged(() -> history(UUID.randomUUID())), 404, "stream-not-found");
        refused(given().get("/api/streams/{id}/messages", "no-uuid"), 404, "stream-not-found");
    }

    @Test
    void shouldAnswer409WhenStreamIsNotLive() {
        UUID scheduled = SampleStreams.knownToTheOwnerAlone("scheduled");

        refused(untilJudged(() -> send(as(somebody()), scheduled, "hello")), 409, "stream-not-live");
        refused(send(as(somebody()), SampleStreams.ended(), "a\0b"), 409, "stream-not-live");
    }

    @Test
    void shouldAnswer422WhenTextCannotBeShown() {
        UUID stream = SampleStreams.live();

        refused(send(as(somebody()), stream, "a\0b"), 422, "invalid-text");
        refused(send(as(somebody()), stream, "Z\u0300\u0301\u0302\u0303"), 422, "invalid-text");
    }

    @Test
    void shouldAnswer503WhenNobodyCanTellAboutTheStream() {
        Response answer = send(as(somebody()), SampleStreams.untold(), "hello");

        refused(answer, 503, "stream-unavailable");
        answer.then().header("Retry-After", notNullValue());
    }

    @Test
    void shouldAnswer503AtOnceWhenTheDatabaseIsAway() throws SQLException {
        UUID stream = SampleStreams.live();
        String name = somebody();
        UUID mine = UUID.randomUUID();
        send(as(name), stream, "hello", mine).then().statusCode(201);

        try (Connection holder = Database.open();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE known_stream IN ACCESS EXCLUSIVE MODE");
            // until what the service remembers of the stream is too old
            Response answer = await().atMost(Duration.ofSeconds(20))
                    .until(() -> send(as(name), stream, "hello", mine), a -> a.statusCode() != 201);

            refused(answer, 503, "database-unavailable");
            holder.rollback();
        }
    }

    @Test
    void shouldAnswer413And415BeforeAnythingElse() {
        UUID stream = SampleStreams.live();

        refused(send(as(somebody()), stream, "x".repeat(70_000)), 413, "body-too-large");
        refused(
                as(somebody()).contentType("text/plain").body("hello").post("/api/streams/{id}/message", stream),
                415,
                "unsupported-media");
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,101", "limit,x", "cursor,???", "cursor,YWJj"})
    void shouldAnswer400WhenPageIsWrong(String parameter, String value) {
        Response answer = given().queryParam(parameter, value).get("/api/streams/{id}/messages", UUID.randomUUID());

        refused(answer, 400, "invalid-page");
    }

    @Test
    void shouldShowHistoryInEveryState() {
        UUID scheduled = SampleStreams.knownToTheOwnerAlone("scheduled");

        history(SampleStreams.ended()).then().statusCode(200);
        untilJudged(() -> history(scheduled)).then().statusCode(200);
    }

    private static void refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
    }
}
