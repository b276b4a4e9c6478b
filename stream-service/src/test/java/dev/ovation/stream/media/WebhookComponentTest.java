package dev.ovation.stream.media;

import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.local.TestTokens;
import dev.ovation.stream.Creators;
import dev.ovation.stream.FakeMedia;
import dev.ovation.stream.StreamEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks: only signed ones count, and what they say decides nothing. */
@QuarkusTest
class WebhookComponentTest {
    @Inject
    FakeMedia media;

    @BeforeEach
    void reset() {
        media.reset();
    }

    @Test
    void shouldComeOnAirAtOnceWhenATrackIsPublished() {
        // Given
        UUID id = Creators.live(newcomer());
        String sid = media.enters(Creators.room(id));

        // When
        Webhooks.send(Webhooks.published(Creators.room(id), sid)).then().statusCode(200);

        // Then
        assertEquals("on_air", Creators.broadcast(id));
    }

    @Test
    void shouldBelieveTheRoomAndNotTheWebhook() {
        // Given
        UUID id = Creators.live(newcomer());

        // When
        Webhooks.send(Webhooks.published(Creators.room(id), "PA_never")).then().statusCode(200);

        // Then
        assertEquals("waiting", Creators.broadcast(id));
    }

    @Test
    void shouldAnswerARepeatAsTheFirst() {
        // Given
        String body = Webhooks.about("room_started", "ov-nobody-knows");

        // Then
        for (Response answer : List.of(Webhooks.send(body), Webhooks.send(body), Webhooks.send(body))) {
            answer.then().statusCode(200);
        }
    }

    @Test
    void shouldTakeKindsOfWebhooksItDoesNotKnow() {
        Webhooks.send("{\"event\":\"something_new\",\"id\":\"EV_1\",\"room\":7}")
                .then()
                .statusCode(200);
        Webhooks.send("{\"event\":\"egress_started\",\"id\":\"EV_2\"}").then().statusCode(200);
    }

    @Test
    void shouldRefuseWhatLiveKitDidNotSign() {
        // Given
        String body = Webhooks.about("room_started", "ov-x");
        Instant soon = Instant.now().plusSeconds(300);
        String good = Webhooks.signature(body, StreamEngines.API_SECRET, soon);

        // Then
        List<Response> refused = List.of(
                Webhooks.send(body + " ", good),
                Webhooks.send("{\"event\":\"other\"}", good),
                Webhooks.send(body, Webhooks.signature(body, "another-secret-that-is-long-enough-0123456789", soon)),
                Webhooks.send(
                        body,
                        Webhooks.signature(
                                body, StreamEngines.API_SECRET, Instant.now().minusSeconds(60))),
                Webhooks.send(body, "garbage"),
                Webhooks.send(body, TestTokens.liveKit(StreamEngines.API_KEY, StreamEngines.API_SECRET, "viewer")),
                given().contentType(Webhooks.TYPE).body(body.getBytes()).post("/api/media/webhook"));
        refused.forEach(answer -> answer.then().statusCode(401).body("type", is("/problems/webhook-signature")));
    }

    @Test
    void shouldRefuseAnotherContentType() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/media/webhook")
                .then()
                .statusCode(415)
                .body("type", is("/problems/unsupported-media"));
    }

    @Test
    void shouldEndInTheSameStateWhateverTheOrderOfWebhooks() {
        // Given
        UUID live = Creators.live(newcomer());
        String room = Creators.room(live);
        String sid = media.enters(room);
        List<String> events = List.of(
                Webhooks.about("room_started", room),
                Webhooks.joined(room, sid),
                Webhooks.published(room, sid),
                Webhooks.left(room, "PA_before", "CONNECTION_TIMEOUT"),
                Webhooks.about("room_finished", room));

        // When
        permutations(5)
                .forEach(order -> order.forEach(i -> {
                    Webhooks.send(again(events.get(i))).then().statusCode(200);
                    Webhooks.send(events.get(i)).then().statusCode(200);
                }));

        // Then
        given().get("/api/streams/{id}", live).then().body("broadcast", is("on_air"), "version", is(2));
    }

    @Test
    void shouldNeverReviveAnEndedStreamWhateverTheOrderOfWebhooks() {
        // Given
        UUID ended = Creators.live(newcomer());
        String room = Creators.room(ended);
        String sid = media.enters(room);
        Awaitility.await().until(() -> Creators.broadcast(ended).equals("on_air"));
        String creator = given().get("/api/streams/{id}", ended).path("creatorUsername");
        Creators.as(creator).post("/api/streams/{id}/end", ended).then().statusCode(200);
        media.enters(room);
        String before = given().get("/api/streams/{id}", ended).asString();
        List<String> events = List.of(
                Webhooks.about("room_finished", room),
                Webhooks.about("room_started", room),
                Webhooks.joined(room, sid),
                Webhooks.published(room, sid),
                Webhooks.left(room, sid, "CLIENT_INITIATED"));

        // When
        permutations(5)
                .forEach(order -> order.forEach(
                        i -> Webhooks.send(again(events.get(i))).then().statusCode(200)));

        // Then
        assertEquals(before, given().get("/api/streams/{id}", ended).asString());
    }

    /** The same news under another event id, which no memory of ids holds back. */
    private static String again(String event) {
        return event.replaceFirst("EV_[^\"]*", "EV_" + UUID.randomUUID());
    }

    private static List<List<Integer>> permutations(int n) {
        List<List<Integer>> all = new ArrayList<>();
        permute(new ArrayList<>(), IntStream.range(0, n).boxed().toList(), all);
        return all;
    }

    private static void permute(List<Integer> begun, List<Integer> left, List<List<Integer>> all) {
        if (left.isEmpty()) {
            all.add(begun);
        }
        for (Integer next : left) {
            List<Integer> longer = new ArrayList<>(begun);
            longer.add(next);
            permute(longer, left.stream().filter(i -> !i.equals(next)).toList(), all);
        }
    }
}
