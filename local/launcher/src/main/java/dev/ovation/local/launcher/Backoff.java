package dev.ovation.local.launcher;

import java.time.Duration;

/** Pauses between restarts: half a second, doubled each time up to ten, short again after half a minute of health. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    private final java.util.function.LongSupplier nanoTime;
    private Duration next = FIRST;
    private long readySince = Long.MIN_VALUE;

    Backoff() {
        this(System::nanoTime);
    }

    Backoff(java.util.function.LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void wasReady() {
        readySince = nanoTime.getAsLong();
    }

    Duration next() {
        if (readySince != Long.MIN_VALUE && nanoTime.getAsLong() - readySince > HEALTHY.toNanos()) {
            next = FIRST;
        }
        readySince = Long.MIN_VALUE;
        Duration pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }
}
