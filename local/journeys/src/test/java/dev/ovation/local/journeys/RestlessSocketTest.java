package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.contracts.Topic;
import dev.ovation.local.journeys.DeliveryFigures.Return;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a socket of the fault run makes of frames, at a door that takes connections and says nothing. */
class RestlessSocketTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final DeliveryFigures figures = new DeliveryFigures();
    private final RestlessSocket socket = new RestlessSocket(
            "socket",
            new Doors(List.of(URI.create("http://127.0.0.1:" + door.getLocalPort()))),
            0,
            UUID.randomUUID(),
            figures,
            new Random(1));

    RestlessSocketTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        socket.close();
        door.close();
    }

    @Test
    void shouldKeepWhatIsKeptWhenFramesAreAsPromised() throws IOException {
        // When
        welcome("null", 5);
        events("chat:message a", "viewer:count b", "chat:message c");
        // Then
        assertEquals(List.of("chat:message a", "chat:message c"), log());
        assertEquals(5, socket.log().begin().get(Topic.CHAT));
        assertEquals(List.of(), figures.findings());
    }

    @Test
    void shouldFindRepetitionInOneConnection() throws IOException {
        // When
        welcome("null", 5);
        events("chat:message a");
        events("chat:message a");
        // Then
        assertFinding("twice in one connection");
    }

    @Test
    void shouldFindEventsBeforeTheWelcome() throws IOException {
        // When
        events("chat:message a");
        // Then
        assertFinding("before its welcome");
    }

    @Test
    void shouldFindSilenceAboutThePositionItBrought() throws IOException {
        // When
        welcome("null", 5);
        comeBack();
        welcome("null", 5);
        // Then
        assertFinding("recovered null");
    }

    @Test
    void shouldGoOnWhenRecovered() throws IOException {
        // When
        welcome("null", 5);
        events("chat:message a");
        comeBack();
        welcome("true", 6);
        events("chat:message a", "chat:message b");
        // Then
        assertEquals(List.of("chat:message a", "chat:message b"), log());
        assertEquals(1, figures.toldBefore());
        assertEquals(1, figures.recovered(Return.SAME_GATEWAY));
    }

    @Test
    void shouldBeginAnewAndCountItWhenNotRecovered() throws IOException {
        // When
        welcome("null", 5);
        events("chat:message a");
        comeBack();
        welcome("false", 9);
        events("chat:message b");
        // Then
        assertEquals(List.of("chat:message b"), log());
        assertEquals(9, socket.log().begin().get(Topic.CHAT));
        assertEquals(0, figures.recovered(Return.SAME_GATEWAY));
        assertEquals(1, figures.returns(Return.SAME_GATEWAY));
    }

    @Test
    void shouldFindCloseCodeThatNobodyExpects() {
        // When
        socket.over(connection(), 4408);
        // Then
        assertFinding("closed with 4408");
    }

    private void assertFinding(String part) {
        assertEquals(1, figures.findings().size(), figures.findings()::toString);
        assertTrue(figures.findings().get(0).contains(part), figures.findings()::toString);
    }

    private List<String> log() {
        return socket.log().names().get(Topic.CHAT);
    }

    private SocketConnection connection() {
        return Objects.requireNonNull(socket.connection());
    }

    private void comeBack() {
        socket.over(connection(), SocketConnection.BROKEN);
        await().atMost(Duration.ofSeconds(20)).until(() -> socket.connection() != null);
    }

    private void welcome(String recovered, long next) throws IOException {
        frame("{\"type\":\"welcome\",\"position\":\"" + position(next) + "\",\"recovered\":" + recovered + "}");
    }

    private void events(String... names) throws IOException {
        List<String> events = List.of(names).stream()
                .map(name -> name.split(" ", 2))
                .map(name -> "{\"type\":\"" + name[0] + "\",\"id\":\"" + name[1] + "\"}")
                .toList();
        frame("{\"type\":\"events\",\"position\":\"" + position(6) + "\",\"events\":" + events + "}");
    }

    private void frame(String text) throws IOException {
        socket.frame(connection(), JSON.readTree(text));
    }

    private static String position(long next) {
        ByteBuffer bytes = ByteBuffer.allocate(49).position(13);
        List.of(Topic.values()).forEach(topic -> bytes.putLong(next));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
