package dev.ovation.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What an operator watches of the relay; the backlog is zero on replicas whose relay doesn't work. */
final class RelayMetrics {
    private static final Logger LOG = Logger.getLogger(RelayMetrics.class);
    private static final Duration ALARM_AFTER = Duration.ofSeconds(10);

    private final Counter published;
    private final Counter dead;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);

    RelayMetrics(MeterRegistry registry) {
        this.published = registry.counter("ovation.outbox.published");
        this.dead = registry.counter("ovation.outbox.dead");
        Gauge.builder("ovation.outbox.backlog", this, m -> m.backlog.rows()).register(registry);
        Gauge.builder("ovation.outbox.oldest", this, m -> m.backlog.oldestSeconds())
                .baseUnit("seconds")
                .register(registry);
    }

    void published(int rows) {
        published.increment(rows);
    }

    void dead() {
        dead.increment();
    }

    /** Takes a new measurement and warns when events are late. */
    void backlog(OutboxTable.Backlog measured) {
        backlog = measured;
        if (measured.oldestSeconds() > ALARM_AFTER.toSeconds()) {
            LOG.warnf(
                    "events wait for the broker: rows=%d oldestSeconds=%.0f",
                    measured.rows(), measured.oldestSeconds());
        }
    }

    void idle() {
        backlog = new OutboxTable.Backlog(0, 0);
    }
}
