package dev.ovation.gateway.live.room;

import static dev.ovation.gateway.live.ring.SampleEvents.STREAM;
import static dev.ovation.gateway.live.ring.SampleEvents.board;
import static dev.ovation.gateway.live.ring.SampleEvents.deletion;
import static dev.ovation.gateway.live.ring.SampleEvents.ended;
import static dev.ovation.gateway.live.ring.SampleEvents.joined;
import static dev.ovation.gateway.live.ring.SampleEvents.line;
import static dev.ovation.gateway.live.ring.SampleEvents.statistics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.ring.LiveEvent;
import dev.ovation.gateway.live.ring.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamRoomTest {
    private static final int PARTITION = 3;
    private static final long PING_MILLIS = 4_000;
    private static final long AGE_MILLIS = Duration.ofMinutes(5).toMillis();
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final FakeWire.Loop loop = new FakeWire.Loop();
    private final LogProgress log = new LogProgress(7, 12, id -> PARTITION, Duration.ofMinutes(5));
    private final LoopKeeper keeper = new LoopKeeper();
    private final RoomFigures figures = new RoomFigures(new SimpleMeterRegistry());
    private final StreamRoom room = new StreamRoom(STREAM, log, FakeWire.Text::new, figures, 5, now.get());

    @BeforeEach
    void begin() {
        for (Topic topic : Topic.values()) {
            log.begin(topic, PARTITION, 10);
        }
    }

    @Test
    void shouldSendOneFrameToAllWhenSeveralEventsWait() {
        // Given
        FakeWire first = enterNow();
        FakeWire second = enterNow();
        // When
        accept(line(10, now.get()), line(11, now.get()), board(10, now.get()), board(11, now.get()));
        flush();
        // Then
        assertEquals(List.of("line-10", "line-11", "board-11"), first.ids());
        assertEquals(first.sent.get(1), second.sent.get(1));
        assertEquals(2, first.sent.size());
        assertEquals(new Offsets(10, 12, 12, 10), position(first).next());
    }

    @Test
    void shouldGiveMissedEventsOnceWhenSocketEntersBetweenFrames() {
        // Given
        FakeWire present = enterNow();
        accept(line(10, now.get()), line(11, now.get()));
        // When
        FakeWire late = enter(new Offsets(10, 11, 10, 10), true);
        accept(line(12, now.get()));
        flush();
        // Then
        assertEquals(List.of("line-11", "line-12"), late.ids());
        assertEquals(List.of("line-10", "line-11", "line-12"), present.ids());
        assertEquals(
                new Offsets(10, 11, 10, 10),
                Position.decode(FakeWire.parse(late.sent.get(0)).get("position").asText())
                        .next());
    }

    @Test
    void shouldLetTheOthersGatherOnWhenSomebodyEnters() {
        // Given
        FakeWire present = enterNow();
        accept(line(10, now.get()), board(10, now.get()));
        // When
        FakeWire fresh = enterNow();
        FakeWire back = enter(new Offsets(10, 10, 10, 10), true);
        accept(line(11, now.get()), board(11, now.get()));
        assertEquals(1, present.sent.size(), "the welcome alone");
        flush();
        // Then
        assertEquals(List.of("line-10", "line-11", "board-11"), present.ids());
        assertEquals(List.of("board-10", "line-11", "board-11"), fresh.ids());
        assertEquals(List.of("line-10", "board-10", "line-11", "board-11"), back.ids());
        accept(line(12, now.get()));
        flush();
        assertEquals(present.sent.get(2), back.sent.get(back.sent.size() - 1), "one frame for all again");
    }

    @Test
    void shouldRefuseEntranceWhenPositionLiesBelowTheFloor() {
        accept(line(10, now.get()), line(11, now.get()), line(12, now.get()), line(13, now.get()));
        assertFalse(tryEnter(new FakeWire(loop), new Offsets(10, 9, 10, 10), true), "before reading began");
        assertTrue(tryEnter(new FakeWire(loop), new Offsets(10, 10, 10, 10), true));
        accept(line(14, now.get()), line(15, now.get()));
        assertFalse(tryEnter(new FakeWire(loop), new Offsets(10, 10, 10, 10), true), "line 10 was evicted");
        assertTrue(tryEnter(new FakeWire(loop), new Offsets(10, 11, 10, 10), true));
        now.addAndGet(Duration.ofMinutes(6).toMillis());
        assertFalse(tryEnter(new FakeWire(loop), new Offsets(10, 11, 10, 10), true), "older than five minutes");
        assertTrue(tryEnter(new FakeWire(loop), new Offsets(10, 16, 10, 10), true));
    }

    @Test
    void shouldNotBeForgottenWhileItsFloorTellsOfAHole() {
        accept(line(10, now.get()));
        assertTrue(room.shed() > 0);
        assertFalse(room.prune(now.get() - AGE_MILLIS), "a new room would take a position before line 10");
        assertFalse(tryEnter(new FakeWire(loop), new Offsets(10, 10, 10, 10), true));
        now.addAndGet(AGE_MILLIS + 1);
        assertTrue(room.prune(now.get() - AGE_MILLIS), "by now it is too old for any room");
    }

    @Test
    void shouldRefuseEntranceWhenPositionIsOfAnotherLog() {
        LogProgress other = new LogProgress(8, 12, id -> PARTITION, Duration.ofMinutes(5));
        Watcher watcher = watcher(new FakeWire(loop));
        StreamRooms.Arrival arrival = new StreamRooms.Arrival(other, log.next(STREAM), true, false, at -> new byte[0]);
        assertEquals(false, room.enter(watcher, arrival, keeper, now.get()));
    }

    @Test
    void shouldSkipWhatAnotherGatewayToldWhenSocketIsAhead() {
        // Given
        FakeWire wire = enter(new Offsets(10, 12, 10, 10), true);
        // When
        accept(line(10, now.get()));
        flush();
        accept(line(11, now.get()), line(12, now.get()));
        flush();
        accept(line(13, now.get()));
        flush();
        // Then
        assertEquals(List.of("line-12", "line-13"), wire.ids());
        assertEquals(
                12,
                Position.decode(FakeWire.parse(wire.sent.get(1)).get("position").asText())
                        .next()
                        .chat());
        assertEquals(14, position(wire).next().chat());
    }

    @Test
    void shouldMergeLatestAndDropHintsWhenSocketIsSlow() {
        // Given
        FakeWire wire = enterNow();
        wire.writable = false;
        // When
        accept(line(10, now.get()), board(10, now.get()), joined(10, now.get()));
        flush();
        accept(line(11, now.get()), board(11, now.get()), joined(11, now.get()));
        flush();
        wire.writable = true;
        keeper.drain();
        loop.run();
        // Then
        assertEquals(List.of("line-10", "line-11", "board-11"), wire.ids());
        assertEquals(new Offsets(10, 12, 12, 12), position(wire).next());
    }

    @Test
    void shouldCloseSlowSocketWhenItsBacklogIsTooMuch() {
        FakeWire wire = enterNow();
        FakeWire healthy = enterNow();
        wire.writable = false;
        for (int offset = 10; offset < 40; offset++) {
            accept(line(offset, now.get()));
            flush();
        }
        assertEquals(CloseCode.TOO_SLOW, wire.closed);
        assertEquals(30, healthy.ids().size());
    }

    @Test
    void shouldCloseSlowSocketWhenItStandsStillTooLong() {
        FakeWire wire = enterNow();
        wire.writable = false;
        accept(line(10, now.get()));
        flush();
        now.addAndGet(10_001);
        keeper.sweep();
        loop.run();
        assertEquals(CloseCode.TOO_SLOW, wire.closed);
    }

    @Test
    void shouldTakeHiddenLineOutOfWaitingFrameWhenItIsDeletedAtOnce() {
        FakeWire wire = enterNow();
        accept(line(10, now.get()), deletion(11, now.get(), "line-10"));
        flush();
        assertEquals(List.of("deletion-11"), wire.ids());
    }

    @Test
    void shouldCloseAfterStatisticsWhenStreamEnded() {
        FakeWire wire = enterNow();
        accept(ended(10, now.get()));
        flush();
        assertNull(wire.closed);
        accept(statistics(11, now.get()));
        flush();
        assertEquals(List.of("ended", "statistics"), wire.ids());
        assertEquals(CloseCode.STREAM_ENDED, wire.closed);
    }

    @Test
    void shouldCloseTenSecondsAfterTheEndWhenStatisticsDoNotCome() {
        FakeWire wire = enterNow();
        accept(ended(10, now.get()));
        flush();
        now.addAndGet(9_000);
        room.keepAlive(now.get(), 60_000);
        loop.run();
        assertNull(wire.closed);
        now.addAndGet(1_000);
        room.keepAlive(now.get(), 60_000);
        loop.run();
        assertEquals(CloseCode.STREAM_ENDED, wire.closed);
    }

    @Test
    void shouldTellTheEndAndCloseWhenSocketReturnsToEndedStream() {
        accept(ended(10, now.get()), statistics(11, now.get()));
        FakeWire wire = enter(new Offsets(10, 10, 10, 10), true);
        assertEquals(List.of("ended", "statistics"), wire.ids());
        assertEquals(CloseCode.STREAM_ENDED, wire.closed);
    }

    @Test
    void shouldSendEmptyFrameWhenNothingHappened() {
        FakeWire wire = enterNow();
        now.addAndGet(10_000);
        room.keepAlive(now.get(), 9_000);
        loop.run();
        assertEquals("[]", FakeWire.parse(wire.sent.get(1)).get("events").toString());
        assertEquals(log.next(STREAM), position(wire).next());
    }

    @Test
    void shouldPingWithTheEmptyFrameAndNotAgain() {
        FakeWire wire = enterNow();
        now.addAndGet(2 * PING_MILLIS);
        room.keepAlive(now.get(), PING_MILLIS);
        keeper.sweep();
        loop.run();
        assertEquals(1, wire.pings);
        now.addAndGet(PING_MILLIS);
        keeper.sweep();
        loop.run();
        assertEquals(2, wire.pings);
    }

    @Test
    void shouldCloseWhenTokenIsOver() {
        FakeWire wire = new FakeWire(loop);
        Watcher watcher = new Watcher(STREAM, wire, pace(), now.get() + 5_000, now::get, room::left);
        enter(watcher, log.next(STREAM), true);
        now.addAndGet(4_999);
        keeper.sweep();
        loop.run();
        assertNull(wire.closed);
        now.addAndGet(1);
        keeper.sweep();
        loop.run();
        assertEquals(CloseCode.TOKEN_EXPIRED, wire.closed);
    }

    @Test
    void shouldNotBlameSocketsWhenTheProcessItselfStoodStill() {
        // Given
        FakeWire wire = enterNow();
        now.addAndGet(PING_MILLIS);
        keeper.sweep();
        loop.run();
        // When
        now.addAndGet(30_000);
        keeper.sweep();
        loop.run();
        // Then
        assertFalse(wire.dropped);
        assertEquals(2, wire.pings);
    }

    @Test
    void shouldPingApartWhoCameTogether() {
        // Given
        List<FakeWire> wires = Stream.generate(this::enterNow).limit(200).toList();
        // When
        now.addAndGet(PING_MILLIS / 2);
        keeper.sweep();
        loop.run();
        // Then
        long pinged = wires.stream().filter(wire -> wire.pings > 0).count();
        assertTrue(pinged > 50 && pinged < 150, pinged + " of 200 at half time");
    }

    @Test
    void shouldSendSocketAwayWhenItsFrameIsLostAndServeTheOthers() {
        // Given
        FakeWire broken = enterNow();
        FakeWire whole = enterNow();
        broken.broken = true;
        // When
        accept(line(10, now.get()));
        flush();
        // Then
        assertEquals(CloseCode.MOVING, broken.closed);
        assertEquals(List.of("line-10"), whole.ids());
        assertNull(whole.closed);
    }

    @Test
    void shouldSendSocketAwayWhenItsReplayIsLost() {
        accept(line(10, now.get()));
        FakeWire wire = new FakeWire(loop);
        wire.broken = true;
        assertTrue(tryEnter(wire, new Offsets(10, 10, 10, 10), true));
        assertEquals(CloseCode.MOVING, wire.closed);
    }

    @Test
    void shouldSendEverybodyAwayWhenThereIsNoFrame() {
        // Given
        StreamRoom poor = new StreamRoom(
                STREAM,
                log,
                text -> {
                    throw new OutOfMemoryError("direct");
                },
                figures,
                5,
                now.get());
        FakeWire wire = new FakeWire(loop);
        poor.enter(watcher(wire), arrival(log.next(STREAM), true), keeper, now.get());
        poor.accept(line(10, now.get()), PARTITION);
        // When
        poor.flush(now.get());
        loop.run();
        // Then
        assertEquals(CloseCode.MOVING, wire.closed);
    }

    @Test
    void shouldSendSeveralFramesWhenTooMuchGatheredForOne() {
        // Given
        FakeWire wire = enterNow();
        // When
        String id = "x".repeat(1_000);
        for (int offset = 10; offset < 210; offset++) {
            accept(SampleEvents.event(Topic.CHAT, offset, now.get(), id + offset, "chat:message", Delivery.KEPT, null));
        }
        accept(board(10, now.get()));
        flush();
        // Then
        assertEquals(201, wire.ids().size());
        List<String> frames = wire.sent.subList(1, wire.sent.size());
        assertEquals(4, frames.size());
        int told = 10;
        for (String frame : frames) {
            assertTrue(frame.length() < 64 * 1024);
            told += (int) FakeWire.ids(frame).stream()
                    .filter(event -> event.startsWith("x"))
                    .count();
            Offsets next = Position.decode(FakeWire.parse(frame).get("position").asText())
                    .next();
            assertEquals(told, next.chat());
            assertEquals(told == 210 ? 11 : 10, next.gifts());
        }
    }

    @Test
    void shouldDropSocketWhenPingsStayUnanswered() {
        FakeWire wire = enterNow();
        for (int second = 0; second < 13; second++) {
            now.addAndGet(1_000);
            keeper.sweep();
            loop.run();
        }
        assertTrue(wire.dropped);
        assertTrue(wire.pings >= 2);
    }

    @Test
    void shouldGoAwayOnlyWhenNobodyWatchesAndNothingIsKept() {
        FakeWire wire = new FakeWire(loop);
        Watcher watcher = watcher(wire);
        enter(watcher, log.next(STREAM), true);
        assertFalse(room.prune(now.get()));
        watcher.leave();
        accept(line(10, now.get()));
        assertFalse(room.prune(now.get()));
        assertTrue(room.prune(now.get() + 1));
        assertNull(room.accept(line(11, now.get()), PARTITION), "a room given up takes nothing");
    }

    @Test
    void shouldReplayInChunksWithExactPositionsWhenMuchWasMissed() {
        // Given
        StreamRoom big = new StreamRoom(STREAM, log, FakeWire.Text::new, figures, 5_000, now.get());
        for (int offset = 10; offset < 2_010; offset++) {
            big.accept(line(offset, now.get()), PARTITION);
        }
        // When
        FakeWire wire = new FakeWire(loop);
        Watcher watcher = watcher(wire);
        big.enter(watcher, arrival(new Offsets(10, 10, 10, 10), true), keeper, now.get());
        loop.run();
        // Then
        assertEquals(2_000, wire.ids().size());
        assertTrue(wire.sent.size() > 2);
        long told = 10;
        for (String frame : wire.sent.subList(1, wire.sent.size())) {
            assertTrue(frame.length() < 65_536);
            told += FakeWire.parse(frame).get("events").size();
            assertEquals(
                    told,
                    Position.decode(FakeWire.parse(frame).get("position").asText())
                            .next()
                            .chat());
        }
    }

    private static Watcher.Pace pace() {
        return new Watcher.Pace(10_000, 10_000, PING_MILLIS, 12_000);
    }

    private Watcher watcher(FakeWire wire) {
        return new Watcher(STREAM, wire, pace(), Long.MAX_VALUE, now::get, room::left);
    }

    private FakeWire enterNow() {
        return enter(log.next(STREAM), true);
    }

    private FakeWire enter(Offsets from, boolean everyLatest) {
        FakeWire wire = new FakeWire(loop);
        assertTrue(tryEnter(wire, from, everyLatest));
        return wire;
    }

    private boolean tryEnter(FakeWire wire, Offsets from, boolean everyLatest) {
        return enter(watcher(wire), from, everyLatest);
    }

    private boolean enter(Watcher watcher, Offsets from, boolean everyLatest) {
        boolean entered = Boolean.TRUE.equals(room.enter(watcher, arrival(from, everyLatest), keeper, now.get()));
        loop.run();
        return entered;
    }

    private StreamRooms.Arrival arrival(Offsets from, boolean everyLatest) {
        return new StreamRooms.Arrival(
                log, from, everyLatest, false, at -> ("{\"type\":\"welcome\",\"position\":\"" + at + "\"}").getBytes());
    }

    private void accept(LiveEvent... events) {
        for (LiveEvent event : events) {
            room.accept(event, PARTITION);
        }
    }

    private void flush() {
        room.flush(now.get());
        loop.run();
    }

    private static Position position(FakeWire wire) {
        return Position.decode(wire.lastPosition());
    }
}
