package dev.ovation.gateway.live.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.contracts.Topic;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogProgressTest {
    private static final long MINUTE = 60_000;
    private final UUID stream = UUID.randomUUID();
    private final LogProgress log = new LogProgress(1, 12, id -> 5, Duration.ofMinutes(5));

    @Test
    void shouldHoldNothingBelowItsStartWhenItJustBegan() {
        log.begin(Topic.CHAT, 5, 100);
        assertEquals(100, log.floor(stream, 0).chat());
        assertEquals(100, log.next(stream).chat());
    }

    @Test
    void shouldRaiseFloorToFirstYoungRecordWhenOthersGetOld() {
        // Given
        log.begin(Topic.CHAT, 5, 100);
        log.passed(Topic.CHAT, 5, 100, 0);
        log.passed(Topic.CHAT, 5, 101, MINUTE);
        log.passed(Topic.CHAT, 5, 102, 4 * MINUTE);
        // When
        Offsets young = log.floor(stream, 5 * MINUTE);
        Offsets older = log.floor(stream, 5 * MINUTE + 1);
        Offsets old = log.floor(stream, 10 * MINUTE);
        // Then
        assertEquals(100, young.chat());
        assertEquals(101, older.chat());
        assertEquals(103, old.chat());
    }

    @Test
    void shouldNotMixPartitionsOrTopicsWhenOneMoves() {
        log.passed(Topic.CHAT, 4, 10, 0);
        log.passed(Topic.GIFTS, 5, 20, 0);
        assertEquals(new Offsets(0, 0, 21, 0), log.next(stream));
    }
}
