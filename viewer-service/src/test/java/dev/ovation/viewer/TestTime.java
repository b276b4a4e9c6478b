package dev.ovation.viewer;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets time pass: a second takes no time. */
@ApplicationScoped
public class TestTime implements ViewerClock {
    static final Duration GAP = Duration.ofSeconds(60);
    static final Duration HOLD = Duration.ofSeconds(15);

    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long aheadMillis() {
        return ahead.get();
    }

    /** A method, since the container hands out a stand-in whose fields are its own. */
    void advance(Duration time) {
        ahead.addAndGet(time.toMillis());
    }

    /** Time passes, and nobody looks. */
    public static void pass(Duration time) {
        Arc.container().instance(TestTime.class).get().advance(time);
    }
}
