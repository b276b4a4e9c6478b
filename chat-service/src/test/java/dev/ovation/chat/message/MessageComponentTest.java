package dev.ovation.chat.message;

import static dev.ovation.chat.Chat.as;
import static dev.ovation.chat.Chat.history;
import static dev.ovation.chat.Chat.send;
import static dev.ovation.chat.Chat.sent;
import static dev.ovation.chat.Chat.somebody;
import static dev.ovation.chat.Chat.untilJudged;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.chat.Database;
import dev.ovation.chat.SampleStreams;
import dev.ovation.chat.Topics;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageComponentTest {

    @Test
    void shouldStorePublishAndListWhenMessageIsSent() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        UUID clientMessageId = UUID.randomUUID();

        try (Topics chat = new Topics("ovation.chat")) {
            // When
            Response answer = send(as(grace), stream, "  What a\n lovely  gear! ", clientMessageId);

            // Then
            answer.then()
                    .statusCode(201)
                    .body("message", equalTo("What a lovely gear!"))
                    .body("messageType", equalTo("chat"))
                    .body("streamId", equalTo(stream.toString()))
                    .body("userId", equalTo(TestTokens.userId(grace).toString()))
                    .body("username", equalTo(grace))
                    .body("clientMessageId", equalTo(clientMessageId.toString()))
                    .body("seq", greaterThan(0))
                    .body("giftId", nullValue())
                    .body("gift", nullValue());
            String id = answer.path("id");
            var event = chat.until(EventType.CHAT_MESSAGE, stream, events -> events.size() == 1)
                    .get(0);
            assertEquals(id, Topics.header(event, CloudEvent.ID));
            assertEquals(
                    JsonPath.from(answer.asString()).getMap(""),
                    JsonPath.from(Topics.json(event)).getMap(""));
            history(stream).then().statusCode(200).body("items.id", contains(id));
        }
    }

    @Test
    void shouldAnswerTheFirstMessageWhenClientRepeatsItself() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        UUID clientMessageId = UUID.randomUUID();
        String first = send(as(grace), stream, "once", clientMessageId).asString();

        // When
        Response repeated = send(as(grace), stream, "another text", clientMessageId);

        // Then
        repeated.then().statusCode(201);
        assertEquals(
                JsonPath.from(first).getMap(""),
                JsonPath.from(repeated.asString()).getMap(""));
        history(stream).then().body("items", hasSize(1));
    }

    @Test
    void shouldAnswerTheFirstMessageWhenStreamHasEndedSince() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        UUID clientMessageId = UUID.randomUUID();
        String id = send(as(grace), stream, "just in time", clientMessageId).path("id");
        SampleStreams.end(stream);

        // When
        Response repeated = send(as(grace), stream, "just in time", clientMessageId);

        // Then
        repeated.then().statusCode(201).body("id", equalTo(id));
        send(as(grace), stream, "too late", UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/stream-not-live"));
    }

    @Test
    void shouldTellClientsApartWhenTheyChooseTheSameId() {
        // Given
        UUID stream = SampleStreams.live();
        UUID other = SampleStreams.live();
        UUID clientMessageId = UUID.randomUUID();
        String grace = somebody();
        String first = send(as(grace), stream, "hi", clientMessageId).path("id");

        // When
        String ofAnotherUser =
                send(as(somebody()), stream, "hi", clientMessageId).path("id");
        String inAnotherStream = send(as(grace), other, "hi", clientMessageId).path("id");

        // Then
        assertNotEquals(first, ofAnotherUser);
        assertNotEquals(first, inAnotherStream);
    }

    @Test
    void shouldMakeOneMessageWhenFiftyRepeatsRace() throws Exception {
        // Given
        UUID stream = SampleStreams.live();
        String mod = somebody();
        UUID clientMessageId = UUID.randomUUID();
        ExecutorService clients = Executors.newFixedThreadPool(25);

        try (Topics chat = new Topics("ovation.chat")) {
            // When
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(clients.submit(
                        () -> untilJudged(() -> send(as(mod, "moderator"), stream, "only once", clientMessageId))));
            }

            // Then
            List<String> ids = new ArrayList<>();
            for (Future<Response> answer : answers) {
                assertEquals(201, answer.get().statusCode());
                ids.add(answer.get().path("id"));
            }
            assertEquals(1, ids.stream().distinct().count());
            assertEquals(1, Database.number("SELECT count(*) FROM stream_messages WHERE stream_id = ?", stream));
            String last = sent(somebody(), stream, "after it");
            var events = chat.until(
                    EventType.CHAT_MESSAGE,
                    stream,
                    heard -> heard.stream().anyMatch(e -> last.equals(Topics.header(e, CloudEvent.ID))));
            assertEquals(2, events.size());
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void shouldPageNewestFirstWhenHistoryIsLong() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> sent(grace, stream, "line " + i))
                .toList();

        // When
        List<String> read = new ArrayList<>();
        List<Integer> seqs = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            var request = given().queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/streams/{id}/messages", stream)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.id"));
            seqs.addAll(page.getList("items.seq"));
            cursor = page.getString("nextCursor");
            pages++;
        } while (cursor != null);

        // Then
        assertEquals(3, pages);
        assertEquals(ids, IntStream.range(0, 5).mapToObj(i -> read.get(4 - i)).toList());
        assertTrue(IntStream.range(1, 5).allMatch(i -> seqs.get(i) < seqs.get(i - 1)), "seq falls from line to line");
    }

    @Test
    void shouldAcceptWhenOnlyTheOwnerKnowsThatStreamIsLive() {
        UUID stream = SampleStreams.knownToTheOwnerAlone("live");

        untilJudged(() -> send(as(somebody()), stream, "first!")).then().statusCode(201);
    }
}
