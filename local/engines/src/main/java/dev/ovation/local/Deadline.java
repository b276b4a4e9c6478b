package dev.ovation.local;

import java.time.Duration;

/** A point in time after which waiting is given up. Blocks the calling thread while it waits. */
public final class Deadline {

    /** One look at a condition; may throw to say "not yet". */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public boolean passed() {
        return System.nanoTime() - end > 0;
    }

    /** Looks every 50 ms until the condition holds; false when the time is up. */
    public boolean await(Condition condition) {
        while (!holds(condition)) {
            if (passed()) {
                return false;
            }
            pause(Duration.ofMillis(50));
        }
        return true;
    }

    /** Rests the calling thread; an interrupt ends the engine's start with {@link EngineFailed}. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while waiting", e);
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (EngineFailed e) {
            throw e;
        } catch (Exception notYet) {
            return false;
        }
    }
}
