package dev.ovation.viewer.presence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SweepRhythmTest {
    private static final Duration GAP = Duration.ofSeconds(2);
    private static final Duration HOLD = Duration.ofSeconds(15);
    private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    @Test
    void shouldHoldForFifteenSecondsWhenItHasNeverListened() {
        SweepRhythm rhythm = after(new SweepRhythm(null, null), 0);

        assertFalse(rhythm.expires(at(0)));
        assertFalse(rhythm.expires(at(14.999)));
        assertTrue(rhythm.expires(at(15)));
    }

    @Test
    void shouldExpireAtOnceWhenRoundsFollowEachOther() {
        // Given
        SweepRhythm rhythm = new SweepRhythm(null, null);

        // When
        for (int second = 0; second <= 16; second++) {
            rhythm = after(rhythm, second);
        }

        // Then
        assertTrue(after(rhythm, 18).expires(at(18)), "a pause of two seconds is none");
    }

    @Test
    void shouldHoldAgainWhenItPaused() {
        // Given
        SweepRhythm rhythm = new SweepRhythm(at(0), at(-100));

        // When
        rhythm = after(rhythm, 2.001);

        // Then
        assertFalse(rhythm.expires(at(2.001)));
        assertFalse(after(rhythm, 4).expires(at(4)));
        assertTrue(rhythm.expires(at(17.001)));
    }

    @Test
    void shouldHoldAnewWhenTheClockJumpsBack() {
        // Given
        SweepRhythm rhythm = new SweepRhythm(at(300), at(310));

        // When
        rhythm = after(rhythm, 0);

        // Then
        assertFalse(rhythm.expires(at(1)));
        assertTrue(rhythm.expires(at(15)), "and not until the old time comes again");
    }

    private static SweepRhythm after(SweepRhythm rhythm, double seconds) {
        return rhythm.next(at(seconds), GAP, HOLD);
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000));
    }
}
