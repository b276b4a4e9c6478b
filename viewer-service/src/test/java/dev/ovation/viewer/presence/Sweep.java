package dev.ovation.viewer.presence;

import dev.ovation.viewer.TestTime;
import io.quarkus.arc.Arc;
import java.time.Duration;

/** The sweeper's rounds, called by a test. */
public final class Sweep {
    private static final Duration HOLD = Duration.ofSeconds(16);

    private Sweep() {}

    public static void round() {
        Arc.container().instance(PresenceSweeper.class).get().round().await().atMost(Duration.ofSeconds(30));
    }

    /** The sweeper listens, and has done so for long enough to take away who is silent. */
    public static void listens() {
        round();
        TestTime.pass(HOLD);
        round();
    }
}
