package dev.ovation.viewer.audience;

import dev.ovation.viewer.TestTime;
import io.quarkus.arc.Arc;
import java.time.Duration;

/** The rounds of counting and closing, called by a test. */
public final class Counting {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration SPACING = Duration.ofMillis(1_100);

    private Counting() {}

    /** A round at this moment. */
    public static void round() {
        Arc.container().instance(CountTicker.class).get().round().await().atMost(WITHIN);
    }

    /** A round so much later that every change is told. */
    public static void next() {
        TestTime.pass(SPACING);
        round();
    }

    public static void closing() {
        Arc.container().instance(Closing.class).get().round().await().atMost(WITHIN);
    }
}
