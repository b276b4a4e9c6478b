package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ovation} itself: its refusals, its crash, the next start on kept data, its end that leaves nothing. */
class LauncherJourneyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Suite suite;

    @TempDir
    Path elsewhere;

    /** What a command printed and the status it ended with. */
    private record Ended(int status, String printed) {}

    @BeforeAll
    static void start() {
        suite = Suite.start("--without-video");
    }

    @AfterAll
    static void stop() {
        if (suite != null) { // it never started: that failure says why
            suite.close();
        }
    }

    @Test
    void shouldRefuseASecondSuiteWhereOneRuns() throws Exception {
        // When
        Ended sameFolder = run("up", "--build", "never");
        Ended samePort = run(
                "up", "--port", Integer.toString(suite.port()), "--build", "never", "--state", elsewhere.toString());

        // Then
        assertEquals(1, sameFolder.status(), sameFolder.printed());
        assertTrue(sameFolder.printed().contains("runs already"), sameFolder.printed());
        assertEquals(4, samePort.status(), samePort.printed());
        assertTrue(samePort.printed().contains(Integer.toString(suite.port())), samePort.printed());
    }

    @Test
    void shouldSayWhatIsWrongWithACommand() throws Exception {
        // When
        Ended unknown = run("dance");
        Ended badPort = run("up", "--port", "0");
        Ended nothingThere = run("status", "--json", "--state", elsewhere.toString());

        // Then
        assertEquals(2, unknown.status(), unknown.printed());
        assertEquals(2, badPort.status(), badPort.printed());
        assertTrue(badPort.printed().contains("--port takes a number"), badPort.printed());
        assertEquals(1, nothingThere.status());
        JsonNode told = JSON.readTree(nothingThere.printed());
        assertTrue(told.path("url").isNull() && told.path("parts").isEmpty(), nothingThere.printed());
    }

    @Test
    void shouldGoOnWithKeptDataAfterItsOwnCrashAndEndWithoutLeavingAnything() throws Exception {
        // Given
        Api api = new Api(suite.gateways().get(0));
        Api.Person creator = api.person("kept-creator");
        Api.Person fan = api.person("kept-fan");
        UUID stream = api.liveStream(creator);
        String rose = api.get("/api/gifts", null).body().at("/items/0/id").asText();
        Api.expect(api.say(fan, stream, "still here", UUID.randomUUID()), 201);
        Api.expect(api.gift(fan, stream, rose, 3, "kept"), 201);
        List<Suite.Part> before = suite.parts();

        // When
        suite.crashLauncher();
        suite.startAgain();

        // Then: nothing of the first start lives on, and all it was told is there
        await().atMost(Duration.ofSeconds(30)).until(() -> before.stream().noneMatch(LauncherJourneyIT::lives));
        assertEquals(before.size(), suite.parts().size());
        Api again = new Api(suite.gateways().get(0));
        assertEquals(suite.port(), suite.gateways().get(0).getPort());
        JsonNode lines = again.get("/api/streams/" + stream + "/messages", null).body();
        assertTrue(lines.toString().contains("still here"), lines.toString());
        assertEquals(997, again.get("/api/wallet", fan).body().path("balance").asInt());

        // When
        List<Suite.Part> last = suite.parts();
        int status = suite.stop();

        // Then
        assertEquals(List.of(), last.stream().filter(LauncherJourneyIT::lives).toList());
        assertTrue(status == 0 || status == 143, "an orderly end: " + status);
        for (Suite.Part part : last) {
            assertTrue(isFree(part.port()), part + " gave its port back");
        }
        assertEquals(1, run("status").status());

        suite.startAgain();
    }

    private static boolean lives(Suite.Part part) {
        return ProcessHandle.of(part.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Ended run(String... words) throws IOException, InterruptedException {
        Process process =
                suite.command(List.of(words)).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }
}
