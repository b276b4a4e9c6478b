package dev.ovation.local;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does in tests what callers do who came at a bad moment. Machines that run tests stand still for seconds, and what a
 * service bounds by time is then given up though nothing is wrong. Blocks the calling thread.
 */
public final class Again {
    private static final int TIMES = 5;

    /** What stream-service could not tell in time is shared for a second. */
    private static final Duration AFTER = Duration.ofMillis(1_100);

    private Again() {}

    /** The first that is not too late, or the fifth: a service that is always too late is told by it. */
    public static <T> T whileTooLate(Supplier<T> act, Predicate<T> tooLate) {
        T got = act.get();
        for (int times = 1; times < TIMES && tooLate.test(got); times++) {
            Deadline.pause(AFTER);
            got = act.get();
        }
        return got;
    }
}
