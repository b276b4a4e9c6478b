package dev.ovation.viewer.presence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the sweeper last listened, and until when it takes nothing away. Silence of a gateway or client counts only
 * while somebody listened: after a pause of ours everybody gets time to speak up again.
 *
 * @param lastRound null before the first
 * @param holdsUntil null when nothing is held
 */
record SweepRhythm(@Nullable Instant lastRound, @Nullable Instant holdsUntil) {

    /** The rhythm after a round at this time; a clock that jumped, either way, is a pause like any other. */
    SweepRhythm next(Instant now, Duration gap, Duration hold) {
        boolean paused =
                lastRound == null || Duration.between(lastRound, now).abs().compareTo(gap) > 0;
        return new SweepRhythm(now, paused ? now.plus(hold) : holdsUntil);
    }

    /** Whether leases that ran out by this time are taken away. */
    boolean expires(Instant now) {
        return holdsUntil == null || !now.isBefore(holdsUntil);
    }
}
