package dev.ovation.chat.moderation;

import static dev.ovation.chat.Chat.as;
import static dev.ovation.chat.Chat.history;
import static dev.ovation.chat.Chat.sent;
import static dev.ovation.chat.Chat.somebody;
import static dev.ovation.chat.Chat.untilJudged;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.chat.Chat;
import dev.ovation.chat.SampleStreams;
import dev.ovation.chat.Topics;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ModerationComponentTest {

    @ParameterizedTest
    @CsvSource({
        "author, viewer, 204",
        "ada, creator, 204",
        "somebody, moderator, 204",
        "somebody, admin, 204",
        "somebody, viewer, 403",
        "somebody, creator, 403",
    })
    void shouldDeleteWhenCallerHasTheRight(String who, String role, int status) {
        // Given
        UUID stream = SampleStreams.live();
        String author = somebody();
        String id = sent(author, stream, "about to go?");
        String caller = who.equals("author") ? author : who.equals("ada") ? SampleStreams.OWNER : somebody();

        // When
        Response answer = delete(as(caller, role), stream, id);

        // Then
        answer.then().statusCode(status);
        if (status == 403) {
            answer.then().body("type", equalTo("/problems/not-stream-owner"));
            history(stream).then().body("items.id", contains(id));
        } else {
            history(stream).then().body("items", empty());
        }
    }

    @Test
    void shouldTellEverybodyOnceWhenMessageIsDeleted() throws Exception {
        // Given
        UUID stream = SampleStreams.live();
        String id = sent(somebody(), stream, "gone soon");
        String stays = sent(somebody(), stream, "stays");
        String mod = somebody();
        ExecutorService moderators = Executors.newFixedThreadPool(10);

        try (Topics chat = new Topics("ovation.chat")) {
            // When
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(moderators.submit(() -> delete(as(mod, "moderator"), stream, id)));
            }

            // Then
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertEquals(1, statuses.stream().filter(s -> s == 204).count());
            assertEquals(9, statuses.stream().filter(s -> s == 404).count());
            String last = sent(somebody(), stream, "after it");
            chat.until(
                    EventType.CHAT_MESSAGE,
                    stream,
                    heard -> heard.stream().anyMatch(e -> last.equals(Topics.header(e, CloudEvent.ID))));
            var deleted = chat.until(EventType.CHAT_DELETED, stream, heard -> !heard.isEmpty());
            assertEquals(1, deleted.size());
            assertEquals(id, Topics.header(deleted.get(0), CloudEvent.HIDES));
            JsonPath data = JsonPath.from(Topics.json(deleted.get(0)));
            assertEquals(id, data.getString("messageId"));
            assertEquals(TestTokens.userId(mod).toString(), data.getString("by"));
            history(stream).then().body("items.id", contains(last, stays));
        } finally {
            moderators.shutdownNow();
        }
    }

    @Test
    void shouldDeleteWhenStreamHasEnded() {
        // Given
        UUID stream = SampleStreams.live();
        String author = somebody();
        String id = sent(author, stream, "after the show");
        SampleStreams.end(stream);

        // Then
        delete(as(author), stream, id).then().statusCode(204);
    }

    @Test
    void shouldAnswerTheFirstMessageWhenADeletedOneIsSentAgain() {
        // Given
        UUID stream = SampleStreams.live();
        String author = somebody();
        UUID clientMessageId = UUID.randomUUID();
        String id = Chat.send(as(author), stream, "oops", clientMessageId).path("id");
        delete(as(author), stream, id).then().statusCode(204);

        // When
        Response repeated = Chat.send(as(author), stream, "oops", clientMessageId);

        // Then
        repeated.then().statusCode(201).body("id", equalTo(id));
        history(stream).then().body("items", empty());
    }

    @Test
    void shouldAnswer404WhenThereIsNoSuchMessage() {
        // Given
        UUID stream = SampleStreams.live();
        UUID other = SampleStreams.live();
        String author = somebody();
        String id = sent(author, stream, "here");

        // Then
        problem(delete(as(author), other, id), 404, "message-not-found");
        problem(delete(as(author), stream, UUID.randomUUID().toString()), 404, "message-not-found");
        problem(delete(as(author), stream, "no-uuid"), 404, "message-not-found");
        problem(untilJudged(() -> delete(as(author), UUID.randomUUID(), id)), 404, "stream-not-found");
        problem(delete(given(), stream, id), 401, "authentication-required");
    }

    private static Response delete(RequestSpecification caller, UUID stream, String id) {
        return caller.delete("/api/streams/{id}/messages/{messageId}", stream, id);
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }
}
