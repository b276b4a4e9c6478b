package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Twenty sockets on each of two gateways see the same kept events in the same order while the active relays die. */
class TwoGatewaysJourneyIT {
    private static final int LINES = 300;
    private static final int GIFTS = 50;

    @Test
    void shouldShowEveryViewerTheSameWhenTheActiveRelaysAreKilled() {
        try (Suite suite = Suite.start(
                "--without-video", "--gateways", "2", "--replicas", "chat-service=2", "--replicas", "gift-service=2")) {
            // Given
            List<Api> doors = suite.gateways().stream().map(Api::new).toList();
            Studio studio = new Studio(doors.get(0), "two-gateways");
            UUID stream = studio.stream();
            List<WatchingSocket> sockets = new ArrayList<>();
            suite.gateways().forEach(gateway -> {
                for (int i = 0; i < 20; i++) {
                    sockets.add(new WatchingSocket(gateway, stream));
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> sockets.stream().allMatch(WatchingSocket::welcomed));
            Load load = new Load(doors, stream, 20);

            // When: whichever replica holds the relay, one of each pair is killed, then the other
            for (int i = 0; i < LINES; i++) {
                load.sayOne();
                if (i % (LINES / GIFTS) == 0) {
                    load.giveOne();
                }
                if (i == LINES / 3) {
                    suite.crash(suite.parts("chat-service").get(0));
                    suite.crash(suite.parts("gift-service").get(0));
                }
                if (i == 2 * LINES / 3) {
                    suite.crash(suite.parts("chat-service").get(1));
                    suite.crash(suite.parts("gift-service").get(1));
                }
            }
            load.stop();
            await().atMost(Duration.ofSeconds(60)).until(load::settled);

            // Then: 300 lines, and a line for each combo the 50 gifts made
            assertEquals(List.of(), load.surprises());
            assertEquals(LINES, new HashSet<>(load.said().values()).size());
            assertEquals(GIFTS, new HashSet<>(load.given().values()).size());
            for (WatchingSocket socket : sockets) {
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> socket.ids("gift:sent").size() == GIFTS
                                && socket.coinsOfEndedCombos() == GIFTS
                                && socket.ids("chat:message").size()
                                        == LINES + socket.ids("combo:ended").size());
            }
            for (WatchingSocket socket : sockets) {
                assertEquals(sockets.get(0).ids("chat:message"), socket.ids("chat:message"));
                assertEquals(sockets.get(0).ids("gift:sent"), socket.ids("gift:sent"));
                assertEquals(sockets.get(0).ids("combo:ended"), socket.ids("combo:ended"));
                assertEquals(sockets.get(0).ids("stream:"), socket.ids("stream:"));
                socket.close();
            }
            studio.close();
            load.close();
        }
    }
}
