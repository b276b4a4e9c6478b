package dev.ovation.stream.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SilentRoomsTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final SilentRooms silent = new SilentRooms();
    private final UUID stream = UUID.randomUUID();

    private long secondsAfterRoundsUntil(int from, int until) {
        Duration since = Duration.ZERO;
        for (int second = from; second <= until; second += 2) {
            since = silent.unanswered(stream, START.plusSeconds(second)).since();
        }
        return since.toSeconds();
    }

    @Test
    void shouldCountFromTheFirstRoundWithoutAnAnswer() {
        assertEquals(0, secondsAfterRoundsUntil(0, 0));
        assertEquals(120, secondsAfterRoundsUntil(2, 120));
    }

    @Test
    void shouldBeginAnewAfterAnAnswer() {
        // Given
        secondsAfterRoundsUntil(0, 100);

        // When
        silent.answered(stream);

        // Then
        assertEquals(18, secondsAfterRoundsUntil(102, 120));
    }

    @Test
    void shouldBeginAnewWhenNobodyAskedForAWhile() {
        // Given
        secondsAfterRoundsUntil(0, 100);

        // When
        long since = secondsAfterRoundsUntil(111, 119);

        // Then
        assertEquals(8, since);
    }

    @Test
    void shouldKeepStreamsApart() {
        // Given
        secondsAfterRoundsUntil(0, 100);

        // Then
        assertEquals(
                Duration.ZERO,
                silent.unanswered(UUID.randomUUID(), START.plusSeconds(100)).since());
    }
}
