package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** kill -9 of every part, one after the other, with requests in flight: nothing acknowledged is lost or done twice. */
class CrashJourneyIT {
    private static final List<String> PARTS =
            List.of("stream-service", "chat-service", "gift-service", "viewer-service", "gateway", "postgres", "kafka");
    private static final int WARM_LINES = 800;

    private final Suite suite = SuiteUnderFire.get();

    @Test
    void shouldLoseNothingAcknowledgedWhenAnyPartIsKilled() {
        // Given
        Api api = new Api(suite.gateways().get(0));
        Studio studio = new Studio(api, "crash-creator");
        UUID stream = studio.stream();
        List<WatchingSocket> sockets = IntStream.range(0, 20)
                .mapToObj(i -> new WatchingSocket(suite.gateways().get(0), stream))
                .toList();
        await().atMost(Duration.ofSeconds(20)).until(() -> sockets.stream().allMatch(WatchingSocket::welcomed));
        Load load = new Load(List.of(api), stream, 40);
        load.start(20, 5);
        // A fleet that has just started is still compiling its code: on two cores that is most of what it does.
        await().atMost(Duration.ofMinutes(2)).until(() -> load.said().size() > WARM_LINES);

        // When
        List<String> slow = new ArrayList<>();
        for (String part : PARTS) {
            await().atMost(Duration.ofSeconds(60)).until(() -> load.inFlight() > 0);
            Duration took = suite.crash(suite.parts(part).get(0));
            if (took.compareTo(Duration.ofSeconds(30)) > 0) {
                slow.add(part + " took " + took);
            }
        }
        load.stop();
        await().atMost(Duration.ofSeconds(60)).until(load::settled);

        // Then
        assertEquals(List.of(), load.surprises());
        Set<String> said = new HashSet<>(load.said().values());
        Set<String> given = new HashSet<>(load.given().values());
        assertEquals(load.said().size(), said.size(), "one message a client message id");
        assertTrue(api.lineIds(stream).containsAll(said), "acknowledged lines are in history");
        for (WatchingSocket socket : sockets) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> socket.ids("chat:").containsAll(said)
                            && socket.ids("gift:").containsAll(given));
        }
        for (WatchingSocket socket : sockets) {
            assertEquals(sockets.get(0).ids("chat:message"), socket.ids("chat:message"));
            assertEquals(sockets.get(0).ids("gift:sent"), socket.ids("gift:sent"));
            socket.close();
        }
        JsonNode board =
                api.get("/api/streams/" + stream + "/leaderboard", null).body();
        assertEquals(given.size(), board.path("totalCoins").asLong(), "each gift was charged once");
        assertEquals(given.size(), SuiteUnderFire.spent(api, load.people()), "the wallets paid exactly the gifts");
        assertTrue(said.size() > 500 && given.size() > 100, "load ran: " + said.size() + ", " + given.size());
        assertEquals(List.of(), slow, "each part is ready again within 30 s");
        studio.close();
        load.close();
    }
}
