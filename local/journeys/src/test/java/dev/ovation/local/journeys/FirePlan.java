package dev.ovation.local.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Which parts are killed, in which order: by a seed, so that a run can be had again. {@code -Dovation.chaos.cycles},
 * {@code .minutes} and {@code .seed} ask for another than the short one.
 */
final class FirePlan implements Iterable<String> {
    private static final List<String> SHORT = List.of(
            "gift-service",
            "gift-service",
            "gift-service",
            "gift-service",
            "gift-service",
            "gift-service",
            "postgres",
            "postgres",
            "postgres",
            "kafka",
            "kafka");

    private final long seed;
    private final int cycles;
    private final Duration most;
    private final Random random;

    private FirePlan(long seed, int cycles, Duration most) {
        this.seed = seed;
        this.cycles = cycles;
        this.most = most;
        this.random = new Random(seed);
    }

    static FirePlan asked() {
        return new FirePlan(
                Long.getLong("ovation.chaos.seed", System.nanoTime()),
                Integer.getInteger("ovation.chaos.cycles", SHORT.size()),
                Duration.ofMinutes(Long.getLong("ovation.chaos.minutes", 24L * 60)));
    }

    long seed() {
        return seed;
    }

    Random random() {
        return random;
    }

    /** The short plan shuffled, again and again until the cycles or the time are used up. */
    @Override
    public Iterator<String> iterator() {
        long end = System.nanoTime() + most.toNanos();
        return new Iterator<>() {
            private final List<String> round = new ArrayList<>();
            private int given;

            @Override
            public boolean hasNext() {
                return given < cycles && System.nanoTime() < end;
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (round.isEmpty()) {
                    round.addAll(SHORT);
                    Collections.shuffle(round, random);
                }
                given++;
                return round.remove(0);
            }
        };
    }
}
