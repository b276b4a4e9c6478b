package dev.ovation.stream.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ovation.api.Problem;
import dev.ovation.stream.StreamEngines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our use of LiveKit against LiveKit itself; without its server on the PATH this is skipped, and says so. */
class LiveKitServerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Process server;
    private LiveKitRooms rooms;
    private String url;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "no livekit-server on the PATH (or named by LIVEKIT_SERVER)");
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        server = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--config",
                        configuration(port).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("livekit.log").toFile())
                .start();
        rooms = rooms(url, true);
        Awaitility.await().atMost(SOON).until(() -> answer(rooms.state()) == MediaState.ON);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
        vertx.closeAndAwait();
    }

    private static Optional<Path> program() {
        String named = System.getenv("LIVEKIT_SERVER");
        Stream<String> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> folder + "/livekit-server");
        return Stream.concat(Stream.ofNullable(named), onPath)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path configuration(int port) throws IOException {
        return Files.writeString(folder.resolve("livekit.yaml"), """
                port: %d
                bind_addresses: ["127.0.0.1"]
                rtc:
                  udp_port: %d
                  tcp_port: 0
                  node_ip: 127.0.0.1
                  enable_loopback_candidate: true
                  stun_servers: ["127.0.0.1:9"]
                room:
                  auto_create: false
                keys:
                  %s: %s
                """.formatted(
                        port, freePort(), StreamEngines.API_KEY, StreamEngines.API_SECRET));
    }

    private LiveKitRooms rooms(String apiUrl, boolean required) {
        MediaConfig config = SampleMediaConfig.of(Map.of(
                "ovation.media.url",
                "ws://127.0.0.1",
                "ovation.media.api-url",
                apiUrl,
                "ovation.media.api-key",
                StreamEngines.API_KEY,
                "ovation.media.api-secret",
                StreamEngines.API_SECRET,
                "ovation.media.required",
                Boolean.toString(required)));
        RoomNameRepository names = new RoomNameRepository(null) {
            @Override
            Uni<String> prefix() {
                return Uni.createFrom().item("ov-test-");
            }
        };
        return new LiveKitRooms(config, names, vertx, new SimpleMeterRegistry());
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }

    @Test
    void shouldMakeListAndRemoveRooms() {
        // Given
        String room = answer(rooms.newName());

        // When
        answer(rooms.ensure(room));
        answer(rooms.ensure(room));
        answer(rooms.ensure("somebody-elses"));

        // Then
        List<MediaServer.Room> listed = answer(rooms.rooms());
        assertEquals(List.of(room), listed.stream().map(MediaServer.Room::name).toList());
        assertEquals(0, listed.get(0).publishers());
        answer(rooms.remove(room));
        answer(rooms.remove(room));
        assertEquals(List.of(), answer(rooms.rooms()));
    }

    @Test
    void shouldFindNobodyInARoomThatIsEmptyOrNotThere() {
        // Given
        answer(rooms.ensure("ov-test-1"));

        // Then
        assertTrue(answer(rooms.broadcaster("ov-test-1")).isEmpty());
        assertTrue(answer(rooms.broadcaster("ov-test-never")).isEmpty());
    }

    @Test
    void shouldFailWithinASecondOrSoWhenTheServerStops() throws InterruptedException {
        // Given
        LiveKitRooms optional = rooms(url, false);
        server.destroyForcibly().waitFor();

        // Then
        long began = System.nanoTime();
        assertThrows(Problem.class, () -> answer(rooms.open("ov-test-2")));
        answer(optional.open("ov-test-2"));
        assertThrows(Problem.class, () -> answer(rooms.rooms()));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(Duration.ofSeconds(5)) < 0);
        assertEquals(MediaState.STARTING, answer(optional.state()));
    }
}
