package dev.ovation.coordination;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The runners of this replica. Call {@link #every} or {@link #hold} when the application starts (observe
 * {@code StartupEvent}); the runners end with the application, each giving its lock back so that another replica takes
 * over at once. Metrics per runner: {@code ovation.runner.held} (1 on the replica that works), and
 * {@code ovation.runner.rounds.failed}.
 */
@ApplicationScoped
public class SingleRunners {
    // Before everything with the default priority: what a runner uses is still there while it stops.
    private static final int FIRST = 1;

    private final DirectConnections connections;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final List<SingleRunner> runners = new CopyOnWriteArrayList<>();

    SingleRunners(DirectConnections connections, Vertx vertx, MeterRegistry metrics) {
        this.connections = connections;
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** As {@link #every(String, Pace, Supplier)}, each period and bounded by 30 s. */
    public SingleRunner every(String name, Duration period, Supplier<Uni<Void>> round) {
        return every(name, Pace.each(period), round);
    }

    /**
     * Runs rounds on one replica. They never overlap there: after one that took longer than its pace the next follows at
     * once. Each is called on a fresh Vert.x context and must be safe to repeat. A failed one is logged, counted and
     * followed by the next in its turn.
     *
     * @param name unique in the service
     */
    public SingleRunner every(String name, Pace pace, Supplier<Uni<Void>> round) {
        Runnable onFailure = metrics.counter("ovation.runner.rounds.failed", "runner", name)::increment;
        return hold(name, new Rounds(name, vertx, pace, round, onFailure));
    }

    /** Runs a task for as long as this replica holds the lock of that name. */
    public SingleRunner hold(String name, SingleRunner.Task task) {
        SingleRunner runner = new SingleRunner(name, connections, task);
        Gauge.builder("ovation.runner.held", runner, r -> r.held() ? 1 : 0)
                .description("1 on the replica that runs it")
                .tag("runner", name)
                .register(metrics);
        runners.add(runner);
        return runner.start();
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        runners.parallelStream().forEach(SingleRunner::close);
        runners.clear();
    }
}
