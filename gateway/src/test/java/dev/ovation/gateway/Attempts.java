package dev.ovation.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is promised within a time, tried several times. A machine that stalls for a second or three makes one attempt late;
 * a gateway that takes too long is late in all of them.
 */
public final class Attempts {
    private static final int MOST = 5;

    private Attempts() {}

    /** One of them. What must hold every time it asserts itself. */
    @FunctionalInterface
    public interface Attempt {
        /**
         * @param number from 0 on: each can have a path of its own by it
         * @return what was late or lost; nothing where all was as promised
         */
        String wrong(int number) throws Exception;
    }

    /** Tries until nothing was wrong once. Fails with what was wrong each time where that never comes. */
    public static void expectOne(Attempt attempt) throws Exception {
        List<String> wrong = new ArrayList<>();
        while (wrong.size() < MOST) {
            String found = attempt.wrong(wrong.size());
            if (found.isEmpty()) {
                return;
            }
            wrong.add(found);
        }
        throw new AssertionError("not once as promised: " + wrong);
    }

    /** What is wrong with something that began then and is over now. */
    public static String late(long beganNanos, Duration limit) {
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        return took.compareTo(limit) <= 0 ? "" : "took " + took;
    }
}
