package dev.ovation.gateway.live.room;

import jakarta.inject.Singleton;

/** Milliseconds that only rise: a wall clock set back must not bring pruned events back into range. */
@Singleton
public class SteadyClock {
    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    /** About the epoch's milliseconds, steadily. */
    public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }
}
