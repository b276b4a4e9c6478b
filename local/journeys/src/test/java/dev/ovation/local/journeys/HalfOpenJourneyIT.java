package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Connections that never ask for anything are gone after ten seconds; the others have not noticed. */
class HalfOpenJourneyIT {
    private static final int CONNECTIONS = 500;
    private static final List<String> BEGINNINGS =
            List.of("", "GET /api/config HTTP/1.1\r\nHost: x\r\n", "\r\n\r\n\r\n", "G");

    @Test
    void shouldCutHalfOpenConnectionsAndKeepTheOthers() throws IOException {
        // Given
        URI gateway = SharedSuite.get().gateways().get(0);
        Api api = new Api(gateway);
        UUID stream = api.liveStream(api.newcomer("half-open"));
        WatchingSocket viewer = new WatchingSocket(gateway, stream);
        await().until(viewer::welcomed);
        List<Socket> half = new ArrayList<>();

        // When
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = new Socket(gateway.getHost(), gateway.getPort());
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(BEGINNINGS.get(i % 4).getBytes(StandardCharsets.US_ASCII));
            half.add(socket);
        }

        // Then
        assertEquals(
                200,
                new RawHttp(gateway).ask("GET", "/api/config", Map.of(), null).status());
        for (Socket socket : half) {
            assertEquals(-1, end(socket), "closed by the gateway");
            socket.close();
        }
        Api.Person fan = api.newcomer("fan");
        api.say(fan, stream, "still here?", UUID.randomUUID());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !viewer.ids("chat:message").isEmpty());
        assertFalse(viewer.closeCode() > 0, "its socket was left alone");
        viewer.close();
    }

    private static int end(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException open) {
            return 0;
        } catch (IOException reset) {
            return -1;
        }
    }
}
