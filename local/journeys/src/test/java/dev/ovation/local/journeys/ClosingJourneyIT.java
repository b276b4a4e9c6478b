package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Twenty people give as fast as they can while the creator ends the stream: four accounts of it agree to the coin. */
class ClosingJourneyIT {
    private static final int SENDERS = 20;

    private static ExecutorService crowd;
    private static Api api;
    private static List<Api.Person> senders;
    private static String rose;

    @BeforeAll
    static void gather() {
        api = new Api(SharedSuite.get().gateways().get(0));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/gifts", null).status() == 200);
        rose = api.get("/api/gifts", null).body().at("/items/0/id").asText();
        String mark = UUID.randomUUID().toString().substring(0, 6);
        senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> api.person("closing-" + mark + "-" + i))
                .toList();
        crowd = Executors.newFixedThreadPool(SENDERS);
    }

    @AfterAll
    static void leave() {
        crowd.shutdownNow();
    }

    @RepeatedTest(10)
    void shouldCountEveryAcknowledgedGiftOfAStreamThatEndsMeanwhile() throws Exception {
        // Given
        Api.Person creator = api.newcomer("closing");
        UUID stream = api.liveStream(creator);
        WatchingSocket socket = new WatchingSocket(SharedSuite.get().gateways().get(0), stream);
        await().atMost(Duration.ofSeconds(20)).until(socket::welcomed);

        // When: each repeats with the same key until it has an answer, and gives until it is refused
        AtomicBoolean begun = new AtomicBoolean();
        List<Future<Integer>> given = senders.stream()
                .map(sender -> crowd.submit(() -> giveUntilRefused(sender, stream, begun)))
                .toList();
        await().atMost(Duration.ofSeconds(20)).until(begun::get);
        api.end(creator, stream);
        int acknowledged = 0;
        for (Future<Integer> each : given) {
            acknowledged += each.get();
        }

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> socket.closeCode() == 4410);
        JsonNode saved = api.read("/api/streams/" + stream).body();
        JsonNode board = api.read("/api/streams/" + stream + "/leaderboard").body();
        assertTrue(acknowledged > 0, "somebody gave");
        assertTrue(saved.path("statisticsFinal").asBoolean());
        assertEquals(acknowledged, saved.path("totalGiftsReceived").asInt(), "saved statistics");
        assertEquals(acknowledged, board.path("totalCoins").asInt(), "board");
        assertEquals(acknowledged, socket.ids("gift:sent").size(), "events");
        assertEquals(
                acknowledged,
                socket.events().stream()
                        .filter(e -> e.path("type").asText().equals("stream:statistics"))
                        .mapToInt(e -> e.at("/data/totalGiftsReceived").asInt())
                        .sum(),
                "the published account, once");
    }

    private static int giveUntilRefused(Api.Person sender, UUID stream, AtomicBoolean begun) {
        int acknowledged = 0;
        while (true) {
            String key = UUID.randomUUID().toString();
            Api.Answer answer = Api.insist(() -> api.gift(sender, stream, rose, 1, key));
            if (answer.status() != 201) {
                assertEquals(
                        "/problems/stream-not-live", answer.body().path("type").asText(), answer.toString());
                return acknowledged;
            }
            acknowledged++;
            begun.set(true);
        }
    }
}
