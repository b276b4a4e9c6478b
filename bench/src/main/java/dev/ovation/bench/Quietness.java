package dev.ovation.bench;

import java.util.Set;
import java.util.function.Supplier;

/** Whether the machine is the measurement's own: how much of it others take meanwhile. */
final class Quietness {
    private final double most;
    private final int mostDiscarded;
    private double worstKept;
    private int discarded;

    /**
     * @param most share of the machine that others may take
     * @param mostDiscarded how often something may be thrown away before all is given up
     */
    Quietness(double most, int mostDiscarded) {
        this.most = most;
        this.mostDiscarded = mostDiscarded;
    }

    /**
     * What share of the machine everybody else took during some work.
     *
     * @param own roots of the processes that are part of the measurement
     */
    static double foreignShareOf(Supplier<Set<Long>> own, Runnable work) {
        Processes before = Processes.now();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double outside = Processes.now().secondsOutside(own.get(), before);
        return outside / seconds / Runtime.getRuntime().availableProcessors();
    }

    /** Whether what was measured beside this share counts; fails where too much had to be thrown away. */
    boolean accepts(double share) {
        if (share <= most) {
            worstKept = Math.max(worstKept, share);
            return true;
        }
        discarded++;
        System.out.printf("      discarded: others took %.0f %% of the machine%n", 100 * share);
        if (discarded > mostDiscarded) {
            throw new BenchFailed("the machine is not quiet enough to measure on");
        }
        return false;
    }

    /** @param what was thrown away, in the plural */
    String told(String what) {
        return "%d %s discarded; others took at most %.1f %% of the machine"
                .formatted(discarded, what, 100 * worstKept);
    }
}
