package dev.ovation.coordination;

import java.time.Duration;

/**
 * How often a runner's rounds come.
 *
 * @param period from the start of a round to the start of the next
 * @param longest the same when rounds take long: then they come more rarely, so that they take a twentieth of the time;
 *     equal to {@code period}, they never do
 * @param bound a round still running then is cancelled and counted as failed
 */
public record Pace(Duration period, Duration longest, Duration bound) {
    private static final int OF_THE_TIME = 20;
    private static final Duration DEFAULT_BOUND = Duration.ofSeconds(30);

    /** Each period, however long a round takes; 30 s at most. */
    public static Pace each(Duration period) {
        return new Pace(period, period, DEFAULT_BOUND);
    }

    /** Each period, or more rarely when rounds take long; 30 s at most each. */
    public static Pace sparing(Duration period, Duration longest) {
        return new Pace(period, longest, DEFAULT_BOUND);
    }

    /** How long to rest after a round that took so long; zero or less: not at all. */
    Duration restAfter(Duration took) {
        Duration spared = took.multipliedBy(OF_THE_TIME);
        Duration next = spared.compareTo(longest) < 0 ? spared : longest;
        return (next.compareTo(period) < 0 ? period : next).minus(took);
    }
}
