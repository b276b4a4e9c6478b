package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class DeliveryComponentTest {
    private static Topics topics;

    @BeforeAll
    static void connect() {
        topics = new Topics();
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @Test
    void shouldGoOnWhenRecordsArePoison() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket socket = Socket.at(stream).open();
        String before = socket.position();
        // When
        poison(stream);
        UUID good = topics.line(stream, "good");
        // Then
        assertEquals(List.of(good.toString()), socket.awaitEvents(1).ids());
        Socket resumed = Socket.at(stream).position(before).open();
        assertEquals(List.of(good.toString()), resumed.awaitEvents(1).ids());
    }

    private static void poison(UUID stream) {
        send(stream, "{\"a\":1", Map.of());
        send(stream, "{\"a\":1}}", Map.of());
        send(stream, "{\"a\":1} {}", Map.of());
        send(stream, "[1]", Map.of());
        send(stream, "null", Map.of());
        send(stream, "", Map.of());
        send(stream, "{\"a\":\"" + "x".repeat(70_000) + "\"}", Map.of());
        send(stream, "{}", Map.of(CloudEvent.ID, ""));
        send(stream, "{}", Map.of(CloudEvent.TYPE, ""));
        send(stream, "{}", Map.of(CloudEvent.TIME, "yesterday"));
        send(stream, "{}", Map.of(CloudEvent.SPEC_VERSION, "2.0"));
        send(stream, "{}", Map.of(CloudEvent.SUBJECT, UUID.randomUUID().toString()));
        send(stream, "{}", Map.of(CloudEvent.ID, "x".repeat(300)));
        send(stream, "{\"secret\":1}", Map.of(CloudEvent.AUDIENCE, "internal"));
        Map<String, String> headers = headers(stream);
        topics.raw("ovation.chat", stream.toString(), headers, new byte[] {
            '{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'
        });
        topics.raw("ovation.chat", stream.toString(), headers, "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
        topics.raw("ovation.chat", stream.toString(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        headers.remove(CloudEvent.AUDIENCE);
        topics.raw("ovation.chat", stream.toString(), headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(UUID stream, String data, Map<String, String> changed) {
        Map<String, String> headers = headers(stream);
        headers.putAll(changed);
        topics.raw("ovation.chat", stream.toString(), headers, data.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(UUID stream) {
        return new HashMap<>(Topics.headers(EventType.CHAT_MESSAGE, stream, UUID.randomUUID()));
    }

    @Test
    void shouldBringNewestOfEachLatestWhenSocketResumes() {
        UUID stream = Doubles.liveStream();
        Socket first = Socket.at(stream).open();
        String position = first.position();
        topics.publish(EventType.VIEWER_COUNT, stream, "{\"currentViewers\":7,\"guests\":2}");
        UUID newest = topics.publish(EventType.VIEWER_COUNT, stream, "{\"currentViewers\":9,\"guests\":4}");
        Awaitility.await().until(() -> first.ids().contains(newest.toString()));
        Socket again = Socket.at(stream).position(position).open();
        assertEquals(List.of(newest.toString()), again.awaitEvents(1).ids());
        assertEquals(9, again.welcome().get("currentViewers").asInt());
        assertEquals(4, again.welcome().get("guests").asInt());
    }

    @Test
    void shouldSendEmptyFrameWhenNothingHappensForTheKeepAlive() {
        Socket socket = Socket.at(Doubles.liveStream()).open();
        socket.welcome();
        Awaitility.await()
                .atMost(Duration.ofSeconds(12))
                .until(() -> socket.frames().size() > 1);
        assertEquals("events", socket.frames().get(1).get("type").asText());
        assertEquals(0, socket.frames().get(1).get("events").size());
        assertTrue(socket.frames().get(1).get("now").asLong() > 1_700_000_000_000L);
    }

    @Test
    void shouldTellTheEndThenTheAccountThenCloseWhenStreamEnds() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket socket = Socket.at(stream).open();
        String position = socket.position();
        // When
        UUID ended = topics.publish(EventType.STREAM_ENDED, stream, "{}");
        UUID account = topics.publish(EventType.STREAM_STATISTICS, stream, "{}");
        // Then
        assertEquals(4410, socket.closeCode());
        assertTrue(socket.closeReason().contains("/problems/stream-ended"));
        assertEquals(List.of(ended.toString(), account.toString()), socket.ids());
        Socket late = Socket.at(stream).position(position).open();
        assertEquals(4410, late.closeCode());
        assertEquals(List.of(ended.toString(), account.toString()), late.ids());
        assertEquals("stream-ended", Socket.at(stream).refused().slug(), "its own ring's word counts at once");
    }

    /** Ten seconds, and one until the sweep finds it; the rest is for a busy machine. */
    @Test
    void shouldCloseAtLatestTenSecondsAfterTheEndWhenAccountDoesNotCome() throws Exception {
        Attempts.expectOne(number -> {
            UUID stream = Doubles.liveStream();
            Socket socket = Socket.at(stream).open();
            socket.welcome();
            topics.publish(EventType.STREAM_ENDED, stream, "{}");
            long start = System.nanoTime();
            assertEquals(4410, socket.closeCode());
            return Attempts.late(start, Duration.ofSeconds(13));
        });
    }

    @Test
    void shouldOpenByPositionOrRingWhenStreamServiceIsSilent() {
        UUID stream = Doubles.stream("live", "null", TestTokens.userId("ada"));
        Socket first = Socket.at(stream).open();
        first.welcome(); // what comes before it is the snapshot's
        topics.line(stream, "x");
        String position = first.awaitEvents(1).position();
        Doubles.answer("/api/streams/" + stream, 500, "{}");
        Awaitility.await().until(() -> {
            JsonNode welcome =
                    Socket.at(stream).bearer(TestTokens.user("ada")).open().welcome();
            return !welcome.at("/you/owner").asBoolean()
                    && welcome.at("/snapshot/stream").isNull();
        });
        assertTrue(Socket.at(stream)
                .position(position)
                .open()
                .welcome()
                .get("recovered")
                .asBoolean());
    }

    @Test
    void shouldCloseWhenClientSpeaks() {
        UUID stream = Doubles.liveStream();
        List<java.util.function.Consumer<Socket>> words = List.of(
                socket -> socket.raw().writeTextMessage("{}"),
                socket -> socket.raw().writeBinaryMessage(Buffer.buffer("x")),
                socket -> socket.raw().writeTextMessage("x".repeat(5_000)),
                socket -> socket.raw().writeTextMessage("x".repeat(1 << 20)),
                socket -> socket.raw().writeFrame(io.vertx.core.http.WebSocketFrame.textFrame("never", false)));
        for (java.util.function.Consumer<Socket> word : words) {
            Socket socket = Socket.at(stream).open();
            socket.welcome();
            word.accept(socket);
            assertEquals(4400, socket.closeCode());
        }
    }

    @Test
    void shouldCloseOnlyTheSlowReaderWhenMuchIsSaid() throws Exception {
        // Given
        UUID stream = Doubles.liveStream();
        Socket healthy = Socket.at(stream).open();
        Socket slow = Socket.at(stream).open();
        healthy.welcome();
        slow.welcome();
        slow.raw().pause();
        // When
        String big = "x".repeat(50_000);
        int sent = 0;
        while (sent < 400) {
            topics.line(stream, big);
            sent++;
            if (sent % 10 == 0) {
                // As fast as a healthy reader reads on this machine: half of what may wait for it.
                healthy.awaitEvents(sent);
            }
        }
        // Then
        slow.raw().resume();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(slow::isClosed);
        assertTrue(slow.events().size() < sent);
        assertFalse(healthy.isClosed());
    }

    @Test
    void shouldTellViewerServiceWhoWatchesWhenSocketsComeAndGo() {
        // Given
        UUID ada = TestTokens.userId("ada");
        UUID stream = Doubles.stream("live", "null", ada);
        UUID device = UUID.randomUUID();
        // When
        Socket owner = Socket.at(stream).bearer(TestTokens.user("ada")).open();
        Socket guest = Socket.at(stream).query("device", device.toString()).open();
        Socket overlay = Socket.at(stream)
                .bearer(TestTokens.user("bob"))
                .query("role", "overlay")
                .open();
        List.of(owner, guest, overlay).forEach(Socket::welcome);
        // Then
        Awaitility.await().until(() -> reported(stream, "u:" + ada).contains("\"counted\":false"));
        Awaitility.await().until(() -> reported(stream, "d:" + device).contains("\"counted\":true"));
        Awaitility.await()
                .until(() -> reported(stream, "u:" + TestTokens.userId("bob")).contains("\"counted\":false"));
        String id = reported(stream, "d:" + device).replaceAll(".*\"connectionId\":\"([^\"]+)\".*", "$1");
        guest.close();
        Awaitility.await()
                .until(() ->
                        Doubles.log().stream().anyMatch(line -> line.matches(".*\"closed\":\\[[^]]*\"" + id + "\".*")));
    }

    private static String reported(UUID stream, String viewerKey) {
        return Doubles.log().stream()
                .filter(line -> line.startsWith("PUT /internal/gateways/"))
                .flatMap(line -> java.util.regex.Pattern.compile("\\{\"connectionId[^}]*}")
                        .matcher(line)
                        .results()
                        .map(java.util.regex.MatchResult::group))
                .filter(opened -> opened.contains(stream.toString()) && opened.contains(viewerKey))
                .findFirst()
                .orElse("");
    }
}
