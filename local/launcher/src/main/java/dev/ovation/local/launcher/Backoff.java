package dev.ovation.local.launcher;

import java.time.Duration;

/** Pauses between restarts: half a second, doubled up to ten for a part that dies again before it was ready. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    void wasReady() {
        next = FIRST;
    }

    Duration next() {
        Duration pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }
}
