package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.contracts.EventType;
import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestTokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class SocketComponentTest {
    private static Topics topics;

    @Inject
    MeterRegistry registry;

    static Topics topics() {
        if (topics == null) {
            topics = new Topics();
        }
        return topics;
    }

    @AfterAll
    static void close() {
        topics().close();
        topics = null;
    }

    @Test
    void shouldWelcomeGuestWithSnapshotWhenNoPositionIsGiven() {
        // Given
        UUID stream = Doubles.liveStream();
        Doubles.answer(
                "/api/streams/" + stream + "/messages",
                200,
                "{\"items\":[{\"seq\":2},{\"seq\":1}],\"nextCursor\":null}");
        // When
        Socket socket = withWholeSnapshot(stream);
        // Then
        JsonNode welcome = socket.welcome();
        assertEquals("welcome", welcome.get("type").asText());
        assertEquals(1, welcome.get("protocol").asInt());
        assertTrue(welcome.get("recovered").isNull());
        assertEquals(10, welcome.get("keepAliveSeconds").asInt());
        assertTrue(welcome.at("/you/userId").isNull());
        assertTrue(welcome.at("/you/deviceId").isTextual());
        assertFalse(welcome.at("/you/owner").asBoolean());
        assertEquals(3, welcome.get("currentViewers").asInt());
        assertEquals(stream.toString(), welcome.at("/snapshot/stream/id").asText());
        assertEquals(1, welcome.at("/snapshot/messages/0/seq").asInt());
        assertEquals(0, welcome.at("/snapshot/leaderboard/totalCoins").asInt());
        assertEquals("ovation.v1", socket.raw().subProtocol());
    }

    /** A part that did not come within its half second is left out; the next snapshot, a second later, has it. */
    private static Socket withWholeSnapshot(UUID stream) {
        return Awaitility.await()
                .until(
                        () -> Socket.at(stream).open(),
                        socket -> socket.welcome().at("/snapshot/stream").isObject()
                                && socket.welcome().at("/snapshot/messages").isArray()
                                && socket.welcome().at("/snapshot/leaderboard").isObject());
    }

    @Test
    void shouldKnowUserWhenBrowserCarriesTokenAsSubprotocol() {
        // Given
        UUID ada = TestTokens.userId("ada");
        UUID stream = Doubles.stream("live", "null", ada);
        // When
        JsonNode you = Socket.at(stream)
                .carrying(TestTokens.user("ada"))
                .open()
                .welcome()
                .get("you");
        // Then
        assertEquals(ada.toString(), you.get("userId").asText());
        assertEquals("ada", you.get("username").asText());
        assertTrue(you.get("owner").asBoolean());
    }

    @Test
    void shouldDeliverEventsInOrderWhenSeveralWatch() {
        // Given
        UUID stream = Doubles.liveStream();
        List<Socket> sockets = List.of(
                Socket.at(stream).open(),
                Socket.at(stream).bearer(TestTokens.user("bob")).open());
        sockets.forEach(Socket::welcome);
        // When
        List<String> sent = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> topics().line(stream, "line " + i).toString())
                .toList();
        // Then
        sockets.forEach(socket -> assertEquals(sent, socket.awaitEvents(30).ids()));
        JsonNode event = sockets.get(0).events().get(0);
        assertEquals("chat:message", event.get("type").asText());
        assertEquals("line 0", event.at("/data/message").asText());
        assertTrue(event.get("at").isTextual());
    }

    @Test
    void shouldRecoverExactlyWhatWasMissedWhenPositionIsGiven() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket first = Socket.at(stream).open();
        first.welcome(); // what comes before it is the snapshot's
        topics().line(stream, "seen");
        String position = first.awaitEvents(1).position();
        first.close();
        List<String> missed = List.of(
                topics().line(stream, "one").toString(),
                topics().line(stream, "two").toString());
        // When
        Socket again = Socket.at(stream).position(position).open();
        // Then
        assertTrue(again.welcome().get("recovered").asBoolean());
        assertTrue(again.welcome().get("snapshot").isNull());
        assertEquals(missed, again.awaitEvents(2).ids());
    }

    @Test
    void shouldNotReplayHiddenLineWhenItWasDeletedMeanwhile() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket first = Socket.at(stream).open();
        String position = first.position();
        first.close();
        Socket witness = Socket.at(stream).open();
        witness.welcome();
        UUID bad = topics().line(stream, "bad");
        UUID good = topics().line(stream, "good");
        UUID deletion = UUID.randomUUID();
        topics().publish(EventType.CHAT_DELETED, stream, deletion, "{}", Map.of("ce_hides", bad.toString()));
        witness.awaitEvents(3); // until the gateway has read the deletion, "bad" is a line like any other
        // When
        Socket again = Socket.at(stream).position(position).open();
        // Then
        assertEquals(
                List.of(good.toString(), deletion.toString()),
                again.awaitEvents(2).ids());
    }

    @Test
    void shouldTellAnOperatorHowSocketsCameAndWent() {
        // Given
        UUID stream = Doubles.liveStream();
        double recovered = counted("ovation.live.entrances", "outcome", "recovered");
        double reloaded = counted("ovation.live.entrances", "outcome", "reloaded");
        double bad = counted("ovation.live.closes", "reason", "bad-frame");
        // When
        Socket first = Socket.at(stream).open();
        String position = first.position();
        first.close();
        Socket.at(stream).position(position).open().welcome();
        Socket.at(stream).position("never-ours").open().welcome();
        Socket rude = Socket.at(stream).open();
        rude.welcome();
        rude.raw().writeTextMessage("hello");
        assertEquals(4400, rude.closeCode());
        // Then
        assertEquals(recovered + 1, counted("ovation.live.entrances", "outcome", "recovered"));
        assertEquals(reloaded + 1, counted("ovation.live.entrances", "outcome", "reloaded"));
        Awaitility.await().until(() -> counted("ovation.live.closes", "reason", "bad-frame") == bad + 1);
        assertTrue(registry.find("kafka.consumer.fetch.manager.records.lag.max")
                        .meters()
                        .size()
                > 0);
    }

    private double counted(String name, String tag, String value) {
        Counter counter = registry.find(name).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }
}
