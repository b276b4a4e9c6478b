package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A thousand sockets lose the line at once and come back at once: the services behind hardly notice. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class StormComponentTest {
    private static final int SOCKETS = 1_000;

    @Test
    void shouldAskForOneSnapshotAStreamAndSecondWhenAllComeBack() throws Exception {
        // Given
        UUID stream = Doubles.liveStream();
        long begun = System.nanoTime();
        List<Socket> crowd = comeAll(stream, "");
        String position = crowd.get(0).position();
        long seconds = 1 + (System.nanoTime() - begun) / 1_000_000_000;
        assertTrue(asked("/messages", stream) <= seconds + 1, "fresh: " + asked("/messages", stream));
        assertTrue(asked(" ", stream) <= 2 * (seconds + 1), "known and read: " + asked(" ", stream));
        long snapshots = asked("/messages", stream);

        // When
        leaveAll(crowd);
        List<Socket> back = comeAll(stream, position);

        // Then
        back.forEach(
                socket -> assertTrue(socket.frames().get(0).get("recovered").asBoolean()));
        assertEquals(snapshots, asked("/messages", stream), "positions need no snapshot");

        // When: the same with nothing to show
        leaveAll(back);
        begun = System.nanoTime();
        leaveAll(comeAll(stream, ""));
        seconds = 1 + (System.nanoTime() - begun) / 1_000_000_000;
        long more = asked("/messages", stream) - snapshots;
        assertTrue(more <= seconds + 1, more + " snapshots in " + seconds + " s");
    }

    private static List<Socket> comeAll(UUID stream, String position) throws Exception {
        ExecutorService doors = Executors.newFixedThreadPool(32);
        try {
            List<Future<Socket>> coming = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                Socket.Knock knock = Socket.at(stream);
                coming.add(doors.submit(() -> (position.isEmpty() ? knock : knock.position(position)).open()));
            }
            List<Socket> sockets = new ArrayList<>();
            for (Future<Socket> socket : coming) {
                sockets.add(socket.get());
            }
            Awaitility.await()
                    .until(() ->
                            sockets.stream().noneMatch(socket -> socket.frames().isEmpty()));
            return sockets;
        } finally {
            doors.shutdownNow();
        }
    }

    /** Nobody waits until the last one is really gone. */
    private static void leaveAll(List<Socket> crowd) {
        crowd.forEach(Socket::close);
    }

    /** How often a path of this stream was asked for. */
    private static long asked(String after, UUID stream) {
        return Doubles.log().stream()
                .filter(line -> line.startsWith("GET /api/streams/" + stream + after))
                .count();
    }
}
