package dev.ovation.outbox;

import dev.ovation.coordination.DirectConnections;
import dev.ovation.coordination.SingleRunner;
import dev.ovation.coordination.SingleRunners;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries committed events from the outbox to Kafka, on one replica of the service at a time: at least once, in the
 * order of their ids among those that are committed, none skipped. On losing its lock it closes the producer first, so
 * that nothing of the past is sent beside its successor.
 */
@ApplicationScoped
class OutboxRelay implements SingleRunner.Task {
    private final DirectConnections connections;
    private final RelayProducers producers;
    private final RelayMetrics metrics;
    private volatile @Nullable RelaySession session;

    @Inject
    OutboxRelay(
            DirectConnections connections,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            MeterRegistry registry) {
        this.connections = connections;
        this.producers = new RelayProducers(broker);
        this.metrics = new RelayMetrics(registry);
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.hold("outbox-relay", this);
    }

    @Override
    public void started() {
        RelaySession begun = new RelaySession(connections, new RelaySender(producers::open), metrics);
        session = begun;
        begun.start();
    }

    @Override
    public void stopped() {
        RelaySession ended = session;
        session = null;
        if (ended != null) {
            ended.stop();
        }
    }

    /** Has a working relay look at once. */
    void wake() {
        RelaySession working = session;
        if (working != null) {
            working.wake();
        }
    }
}
