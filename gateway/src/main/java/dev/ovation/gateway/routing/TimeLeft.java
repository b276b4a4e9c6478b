package dev.ovation.gateway.routing;

import java.time.Duration;

/** A time that several steps share. It begins when it is made. */
final class TimeLeft {
    private final long endsAt;

    TimeLeft(Duration all) {
        this.endsAt = System.nanoTime() + all.toNanos();
    }

    /** Never negative. */
    long millis() {
        return Math.max(0, Duration.ofNanos(endsAt - System.nanoTime()).toMillis());
    }
}
