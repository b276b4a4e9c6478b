package dev.ovation.stream.broadcast;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamView;
import dev.ovation.local.TestInfrastructure;
import dev.ovation.local.TestTokens;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamDatabase;
import dev.ovation.stream.StreamEngines;
import dev.ovation.stream.StreamTopic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stream per Idempotency-Key, one live stream a creator, whatever races. */
@QuarkusTest
class CreationComponentTest {
    private static final String JAM = "{\"title\":\"Friday night jam\"}";

    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    private static Response create(String user, String key, String body) {
        return as(user).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/streams/create");
    }

    /** As a client does that is told that the first request with its key still runs: asks again. */
    private static Response createInTheEnd(String user, String key, String body) {
        return Awaitility.await()
                .until(
                        () -> create(user, key, body),
                        answer -> answer.statusCode() != 409
                                || !"/problems/idempotency-in-progress".equals(answer.path("type")));
    }

    private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : people.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    private static long streamsOf(String user) {
        return StreamDatabase.number("SELECT count(*) FROM streams WHERE creator_id = ?", TestTokens.userId(user));
    }

    @Test
    void shouldCreateOneStreamOutOfTwentyParallelRequests() throws Exception {
        // Given
        String ada = newcomer();

        // When
        List<Response> answers = atOnce(20, () -> Creators.create(ada, JAM));

        // Then
        assertEquals(1, answers.stream().filter(a -> a.statusCode() == 201).count());
        assertEquals(19, answers.stream().filter(a -> a.statusCode() == 409).count());
        assertEquals(1, streamsOf(ada));
        Awaitility.await()
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        media.names().stream()
                                .filter(room ->
                                        StreamDatabase.text("SELECT 1 FROM streams WHERE room_name = ?", room) == null)
                                .toList(),
                        "rooms that found no stream"));
    }

    @Test
    void shouldAnswerTheSameToTwentyParallelRequestsWithOneKey() throws Exception {
        // Given
        String ada = newcomer();

        // When
        List<Response> answers = atOnce(20, () -> createInTheEnd(ada, "one", JAM));

        // Then
        assertTrue(
                answers.stream().allMatch(a -> a.statusCode() == 201),
                () -> answers.stream().map(Response::asString).toList().toString());
        assertEquals(1, answers.stream().map(Response::asString).distinct().count());
        assertEquals(
                19,
                answers.stream()
                        .filter(a -> "true".equals(a.header("Idempotent-Replayed")))
                        .count());
        assertEquals(1, streamsOf(ada));
    }

    @Test
    void shouldAnswerARepeatForEverAndPublishOnce() {
        // Given
        String ada = newcomer();
        Response first = create(ada, "key-1", JAM);
        UUID id = Creators.created(first);
        as(ada).post("/api/streams/{id}/end", id).then().statusCode(200);

        // When
        Response again = create(ada, "key-1", "{ \"title\" : \"Friday night jam\", \"tags\": [] }");

        // Then
        again.then().statusCode(201).header("Idempotent-Replayed", "true").header("Location", "/api/streams/" + id);
        assertEquals(first.asString(), again.asString());
        try (StreamTopic topic = new StreamTopic()) {
            assertEquals(
                    1,
                    topic.until(EventType.STREAM_STARTED, StreamView.class, id, all -> !all.isEmpty())
                            .size());
        }
    }

    @Test
    void shouldRefuseAKeyThatBelongsToAnotherRequest() {
        // Given
        String ada = newcomer();
        Creators.created(create(ada, "key-1", JAM));

        // Then
        create(ada, "key-1", "{\"title\":\"Other\"}")
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void shouldKeepTheKeysOfTwoPeopleApart() {
        // When
        UUID one = Creators.created(create(newcomer(), "key-1", JAM));
        UUID other = Creators.created(create(newcomer(), "key-1", JAM));

        // Then
        assertTrue(!one.equals(other));
    }

    @Test
    void shouldJudgeAKeyAfreshAfterARefusal() {
        // Given
        String ada = newcomer();
        UUID live = Creators.live(ada);
        create(ada, "key-1", JAM).then().statusCode(409);
        as(ada).post("/api/streams/{id}/end", live).then().statusCode(200);

        // Then
        create(ada, "key-1", JAM).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "\u00fc", "x2345678901234567890123456789012345678901234567890123456789012345"})
    void shouldRefuseAKeyOfAnotherForm(String key) {
        create(newcomer(), key, JAM).then().statusCode(400).body("type", is("/problems/idempotency-key-invalid"));
    }

    @Test
    void shouldSayThatTheFirstStillRunsWhenItTakesLong() throws SQLException {
        // Given
        String ada = newcomer();
        try (Connection slow = TestInfrastructure.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('" + TestTokens.userId(ada) + "', 1))");

            // When
            Response answer = create(ada, "key-1", JAM);

            // Then
            answer.then().statusCode(409).body("type", is("/problems/idempotency-in-progress"));
            slow.rollback();
        }
        create(ada, "key-1", JAM).then().statusCode(201);
    }

    @Test
    void shouldNeitherChangeNorForgetAKeyAsTheServicesOwnRole() throws SQLException {
        try (Connection service = TestInfrastructure.connectAs(StreamEngines.SCHEMA);
                Statement statement = service.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("DELETE FROM stream_creation"));
            assertThrows(SQLException.class, () -> statement.execute("UPDATE stream_creation SET key = 'x'"));
        }
    }
}
