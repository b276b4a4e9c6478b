package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.FakeWire;
import dev.ovation.gateway.live.room.Watcher;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionCheckTest {
    private static final UUID STREAM = UUID.randomUUID();
    private static final int EPOCH = 1;

    private final FakeWire.Loop loop = new FakeWire.Loop();
    private final LogProgress log = new LogProgress(EPOCH, 1, stream -> 0, Duration.ofMinutes(5));
    private final PositionCheck check = new PositionCheck(partition -> ask());
    private final FakeWire wire = new FakeWire(loop);
    private final Watcher watcher = watcher(wire);

    /** What the broker says; null while it is away. */
    private @Nullable Offsets end;

    private int asked;

    @BeforeEach
    void begin() {
        for (Topic topic : Topic.values()) {
            log.begin(topic, 0, 10);
        }
    }

    @Test
    void shouldTakeAPositionItCameToItselfWithoutAsking() {
        assertTrue(isWithin(10, watcher));
        assertEquals(0, asked);
    }

    @Test
    void shouldAskTheBrokerWhenAPositionIsAhead() {
        end = all(12);
        assertTrue(isWithin(12, watcher));
        assertFalse(isWithin(13, watcher));
        askAgain();
        assertNull(wire.closed, "an answer that was had is not asked for again");
        assertEquals(2, asked);
    }

    @Test
    void shouldBelieveAPositionWhileTheBrokerIsAwayAndKeepItsSocketWhenItWasTrue() {
        // Given
        assertTrue(isWithin(12, watcher));
        askAgain();
        // When
        end = all(12);
        askAgain();
        // Then
        assertNull(wire.closed);
        int before = asked;
        askAgain();
        assertEquals(before, asked);
    }

    @Test
    void shouldSendASocketAwayWhenItsPositionTurnsOutToBeInvented() {
        // Given: one that came to it, and one that invented it for one topic
        FakeWire forger = new FakeWire(loop);
        assertTrue(isWithin(12, watcher));
        assertTrue(isWithin(all(12).with(Topic.GIFTS, 13), watcher(forger)));
        askAgain();
        assertNull(forger.closed, "as long as the broker is away nothing is hidden from it");
        // When
        end = all(12);
        askAgain();
        // Then
        assertEquals(CloseCode.MOVING, forger.closed);
        assertNull(wire.closed);
    }

    @Test
    void shouldAskForAPartitionOnceHoweverManyWereBelieved() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(isWithin(11, watcher(new FakeWire(loop))));
        }
        int before = asked;
        askAgain();
        assertEquals(before + 1, asked);
    }

    @Test
    void shouldForgetWhoLeftAndWhomTheLogReached() {
        // Given
        Watcher left = watcher(new FakeWire(loop));
        assertTrue(isWithin(11, left));
        assertTrue(isWithin(all(10).with(Topic.CHAT, 11), watcher));
        // When
        left.leave();
        log.passed(Topic.CHAT, 0, 10, 0);
        int before = asked;
        askAgain();
        // Then
        assertEquals(before, asked);
    }

    private boolean isWithin(long next, Watcher of) {
        return isWithin(all(next), of);
    }

    private boolean isWithin(Offsets next, Watcher of) {
        return check.isWithin(log, Position.of(STREAM, EPOCH, next), of).await().atMost(Duration.ofSeconds(5));
    }

    private void askAgain() {
        check.askAgain();
        loop.run();
    }

    private Uni<Offsets> ask() {
        asked++;
        return end == null
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().item(end);
    }

    private static Offsets all(long next) {
        return new Offsets(next, next, next, next);
    }

    private static Watcher watcher(FakeWire wire) {
        return new Watcher(
                STREAM, wire, new Watcher.Pace(1 << 20, 10_000, 4_000, 12_000), Long.MAX_VALUE, () -> 0, gone -> {});
    }
}
