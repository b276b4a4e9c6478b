package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Coming back with rings so small that most positions fall out of them: a whole answer or an honest reload. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(ResumeComponentTest.TinyRings.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class ResumeComponentTest {
    private static final int RING = 20;
    /** A snapshot's position grows 1.5 s old; the ring must reach back that far. */
    private static final Duration PACE = Duration.ofMillis(100);

    private Topics topics;

    public static final class TinyRings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ovation.gateway.live.ring-events", Integer.toString(RING));
        }
    }

    @BeforeEach
    void connect() {
        topics = new Topics();
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void shouldGiveAllThatFollowedOrReloadFromWhateverPositionASocketComes() {
        // Given
        UUID stream = Doubles.liveStream();
        Socket steady = Socket.at(stream).open();
        steady.welcome(); // what comes before it is the snapshot's
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < 3 * RING; i++) {
            topics.line(stream, "line " + i);
            steady.awaitEvents(i + 1);
            positions.add(steady.position());
        }
        int whole = 0;
        // When
        for (int i = 0; i < positions.size(); i++) {
            Socket back = Socket.at(stream).position(positions.get(i)).open();
            // Then
            if (back.welcome().get("recovered").asBoolean()) {
                List<String> followed = steady.ids().subList(i + 1, steady.ids().size());
                assertEquals(followed, back.awaitEvents(followed.size()).ids());
                whole++;
            } else {
                assertTrue(back.welcome().get("snapshot").isObject());
                assertTrue(positions.size() - 1 - i > RING, "inside the ring, yet told to reload: " + i);
            }
            back.close();
        }
        assertEquals(RING + 1, whole);
    }

    @Test
    void shouldHaveEveryLineInSnapshotOrAfterItWhenItsPartsAreSlow() throws InterruptedException {
        // Given: a chat-service that reads its rows, then takes its time to say what they were
        UUID stream = Doubles.liveStream();
        List<String> posted = new ArrayList<>();
        AtomicBoolean posting = new AtomicBoolean(true);
        Thread poster = new Thread(() -> {
            while (posting.get()) {
                UUID id = UUID.randomUUID();
                posted.add(id.toString());
                Doubles.answer("/api/streams/" + stream + "/messages", 200, page(posted), 300);
                topics.publish(EventType.CHAT_MESSAGE, stream, id, "{\"id\":\"" + id + "\"}", Map.of());
                LockSupport.parkNanos(PACE.toNanos());
            }
        });
        poster.start();
        // When: one that fixes the snapshot, and others that share it while it is made and long after
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sockets.add(Socket.at(stream).open());
            Thread.sleep(150);
        }
        Awaitility.await()
                .until(() -> sockets.stream().allMatch(socket -> socket.frames().size() > 1));
        posting.set(false);
        poster.join();
        // Then
        String last = posted.get(posted.size() - 1);
        for (Socket socket : sockets) {
            Awaitility.await().until(() -> socket.ids().contains(last));
            List<String> had = StreamSupport.stream(
                            socket.welcome().at("/snapshot/messages").spliterator(), false)
                    .map(line -> line.get("id").asText())
                    .toList();
            List<String> all = new ArrayList<>(had);
            socket.ids().stream().filter(id -> !had.contains(id)).forEach(all::add);
            assertEquals(posted.subList(posted.indexOf(all.get(0)), posted.size()), all);
            assertEquals(posted.subList(0, had.size()), had);
            socket.close();
        }
    }

    private static String page(List<String> oldestFirst) {
        StringBuilder items = new StringBuilder();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(oldestFirst.get(i))
                    .append("\"}");
        }
        return "{\"items\":[" + items + "],\"nextCursor\":null}";
    }

    @Test
    void shouldReloadHonestlyWhenPositionIsForgedOrNotOfThisStream() {
        UUID stream = Doubles.liveStream();
        String good = Socket.at(stream).open().position();
        Position real = Position.decode(good);
        List<String> bad = new ArrayList<>(List.of(
                "x",
                "",
                "%00",
                "a".repeat(2_000),
                good.substring(1),
                good.substring(0, good.length() - 1),
                good.toLowerCase(java.util.Locale.ROOT),
                Socket.at(Doubles.liveStream()).open().position(),
                Position.of(stream, real.epoch() + 1, real.next()).encode()));
        for (Topic topic : Topic.values()) {
            bad.add(Position.of(stream, real.epoch(), real.next().with(topic, 1L << 40))
                    .encode());
            bad.add(Position.of(stream, real.epoch(), real.next().with(topic, Long.MAX_VALUE))
                    .encode());
            bad.add(Position.of(stream, real.epoch(), real.next().with(topic, -1))
                    .encode());
        }
        for (String position : bad) {
            JsonNode welcome = judged(stream, position);
            assertFalse(welcome.get("recovered").asBoolean(true), position);
            assertTrue(welcome.get("snapshot").isObject(), position);
        }
    }

    /** A broker that was too slow to say where its topics end is asked again: who was believed is sent away, comes back. */
    private static JsonNode judged(UUID stream, String position) {
        Socket socket = Socket.at(stream).position(position).open();
        JsonNode welcome = socket.welcome();
        if (!welcome.get("recovered").asBoolean(true)) {
            return welcome;
        }
        assertEquals(1001, socket.closeCode(), position);
        return Socket.at(stream).position(position).open().welcome();
    }

    /** The last: gateways look at their topics every ten seconds, so the next test could meet a second change. */
    @Test
    @Order(Integer.MAX_VALUE)
    void shouldBeginANewEpochWhenTopicsAreWipedOrRepartitioned() throws Exception {
        // Given
        UUID stream = Doubles.liveStream();
        Socket before = Socket.at(stream).open();
        topics.line(stream, "of the old log");
        String old = before.awaitEvents(1).position();
        try {
            // When: the data are gone
            TopicSurgery.recreateAll();
            // Then
            assertEquals(1001, before.closeCode());
            String wiped = comesBackAfresh(stream, old);
            // When: the same topics have more partitions
            Socket second = Socket.at(stream).position(wiped).open();
            second.welcome();
            TopicSurgery.growAllTo(Topic.PARTITIONS + 2);
            assertEquals(1001, second.closeCode());
            comesBackAfresh(stream, wiped);
        } finally {
            TopicSurgery.recreateAll(); // the next class has a gateway of its own
        }
    }

    /** Told to reload, and then sees what is new in the new log. */
    private static String comesBackAfresh(UUID stream, String old) {
        Socket socket = Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> settled(Socket.at(stream).position(old).open()), back -> back != null);
        try (Topics fresh = new Topics()) { // the other one still believes in the old partitions
            UUID line = fresh.line(stream, "of the new log");
            assertEquals(List.of(line.toString()), socket.awaitEvents(1).ids());
        }
        String position = socket.position();
        socket.close();
        return position;
    }

    private static Socket settled(Socket socket) {
        assertFalse(socket.welcome().get("recovered").asBoolean(true));
        return socket;
    }
}
