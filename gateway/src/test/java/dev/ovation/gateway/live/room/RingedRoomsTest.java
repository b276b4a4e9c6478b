package dev.ovation.gateway.live.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.SampleConfig;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingedRoomsTest {
    private static final int PARTITION = 3;
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RingedRooms rooms = new RingedRooms(
            SampleConfig.with(Map.of("ovation.gateway.live.ring-bytes", "100K")).live(),
            FakeWire.Text::new,
            new RoomFigures(registry),
            now::get);
    private final LogProgress log = log(1);

    @BeforeEach
    void begin() {
        rooms.restart(log);
    }

    @AfterEach
    void stop() {
        rooms.stop();
        loop.shutdownNow();
    }

    /** Waits until the loop has done all it was given. */
    private void settle() throws Exception {
        loop.submit(() -> {}).get();
        loop.submit(() -> {}).get();
    }

    @Test
    void shouldStayWithinItsBytesAndAdmitTheHoleWhenManyStreamsTalk() {
        // Given
        List<UUID> streams = List.of(UUID.randomUUID(), UUID.randomUUID());
        // When
        for (int offset = 0; offset < 2_000; offset++) {
            rooms.accept(line(streams.get(offset % 2), offset), PARTITION);
        }
        rooms.acceptedAll();
        // Then
        for (UUID stream : streams) {
            assertFalse(rooms.enter(watcher(stream, loop), arrival(log, Offsets.ZERO)), "early ones were shed");
            assertTrue(rooms.enter(watcher(stream, loop), arrival(log, log.next(stream))));
        }
    }

    @Test
    void shouldSendSocketsAwayAndRefuseOldPositionsWhenTheLogBeginsAnew() throws Exception {
        // Given
        UUID stream = UUID.randomUUID();
        FakeWire wire = new FakeWire(loop);
        assertTrue(rooms.enter(watcher(stream, wire), arrival(log, log.next(stream))));
        // When
        LogProgress fresh = log(2);
        rooms.restart(fresh);
        // Then
        settle();
        assertEquals(CloseCode.MOVING, wire.closed);
        assertFalse(rooms.enter(watcher(stream, loop), arrival(log, log.next(stream))));
        assertTrue(rooms.enter(watcher(stream, loop), arrival(fresh, fresh.next(stream))));
    }

    @Test
    void shouldCountOnlyItsOwnWhenSocketsOfTheLogBeforeLeaveLate() {
        // Given: a loop that has not come to closing the old log's socket when the next one enters the new log
        FakeWire.Loop busy = new FakeWire.Loop();
        UUID stream = UUID.randomUUID();
        FakeWire old = new FakeWire(busy);
        assertTrue(rooms.enter(watcher(stream, old), arrival(log, log.next(stream))));
        busy.run();
        LogProgress fresh = log(2);
        rooms.restart(fresh);
        FakeWire next = new FakeWire(busy);
        assertTrue(rooms.enter(watcher(stream, next), arrival(fresh, fresh.next(stream))));
        // When
        busy.run();
        assertEquals(CloseCode.MOVING, old.closed);
        rooms.accept(line(stream, 0), PARTITION);
        rooms.acceptedAll();
        busy.run();
        // Then
        assertEquals(List.of("0"), next.ids());
    }

    @Test
    void shouldSendEverybodyAwayOneAfterAnotherWhenLeaving() throws Exception {
        // Given
        List<FakeWire> wires = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID stream = UUID.randomUUID();
            FakeWire wire = new FakeWire(loop);
            rooms.opened();
            assertTrue(rooms.enter(watcher(stream, wire), arrival(log, log.next(stream))));
            wires.add(wire);
        }
        // When
        rooms.closeAll(CloseCode.MOVING, 1_000);
        Awaitility.await().until(() -> rooms.watchers() < 20);
        int afterTheFirst = rooms.watchers();
        // Then
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rooms.watchers() == 0);
        assertTrue(afterTheFirst > 0, "not all at once");
        settle();
        wires.forEach(wire -> assertEquals(CloseCode.MOVING, wire.closed));
    }

    /** The test's clock stands still, but ticks come by the real one: there may be one for each that fits in. */
    @Test
    void shouldSendAtOnceInQuietRoomAndOnceATickInBusyOne() throws Exception {
        UUID stream = UUID.randomUUID();
        FakeWire wire = new FakeWire(loop);
        rooms.enter(watcher(stream, wire), arrival(log, log.next(stream)));
        rooms.accept(line(stream, 0), PARTITION);
        rooms.acceptedAll();
        settle();
        assertEquals(2, wire.sent.size(), "quiet: at once");
        long begun = System.nanoTime();
        for (int offset = 1; offset < 10; offset++) {
            rooms.accept(line(stream, offset), PARTITION);
            rooms.acceptedAll();
        }
        long ticks = 1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / Tick.SHORTEST_MILLIS;
        Awaitility.await().until(() -> wire.ids().size() == 10);
        int busy = wire.sent.size() - 2;
        assertTrue(busy <= ticks, "busy: with the tick, not " + busy + " frames in " + ticks + " ticks");
    }

    @Test
    void shouldCountWhatWasDeliveredAndHowOldItWas() throws Exception {
        // Given
        UUID stream = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            rooms.opened();
            rooms.enter(watcher(stream, loop), arrival(log, log.next(stream)));
        }
        // When
        LiveEvent first = line(stream, 0);
        now.addAndGet(40);
        rooms.accept(first, PARTITION);
        rooms.accept(line(stream, 1), PARTITION);
        rooms.acceptedAll();
        settle();
        // Then
        assertEquals(3, registry.get("ovation.live.sockets").gauge().value());
        assertEquals(1, registry.get("ovation.live.rooms").gauge().value());
        assertEquals(6, registry.get("ovation.live.deliveries").counter().count());
        assertEquals(2, registry.get("ovation.live.frame.events").summary().max());
        assertEquals(2, registry.get("ovation.live.latency").timer().count());
        assertEquals(40, registry.get("ovation.live.latency").timer().max(TimeUnit.MILLISECONDS));
    }

    private LogProgress log(int epoch) {
        return new LogProgress(epoch, 12, id -> PARTITION, Duration.ofMinutes(5));
    }

    private LiveEvent line(UUID stream, long offset) {
        byte[] json = ("{\"id\":\"" + offset + "\",\"data\":\"" + "x".repeat(200) + "\"}").getBytes();
        String id = Long.toString(offset);
        return new LiveEvent(
                stream, Topic.CHAT, offset, now.get(), "/chat-service", id, "chat:message", Delivery.KEPT, null, json);
    }

    private Watcher watcher(UUID stream, Executor executor) {
        return watcher(stream, new FakeWire(executor));
    }

    private Watcher watcher(UUID stream, FakeWire wire) {
        Watcher.Pace pace = new Watcher.Pace(1 << 20, 10_000, 4_000, 12_000);
        return new Watcher(stream, wire, pace, Long.MAX_VALUE, now::get, rooms::closed);
    }

    private static StreamRooms.Arrival arrival(LogProgress log, Offsets from) {
        return new StreamRooms.Arrival(log, from, true, false, at -> "{}".getBytes());
    }
}
