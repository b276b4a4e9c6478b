package dev.ovation.gateway.live.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;

/** What an operator can see of the relay. */
@ApplicationScoped
class RelayFigures {
    private static final String RECORDS = "ovation.relay.records";

    private final MeterRegistry registry;
    private final Counter passed;

    RelayFigures(MeterRegistry registry) {
        this.registry = registry;
        this.passed = registry.counter(RECORDS, "outcome", "passed");
    }

    /** Watches what the reader itself counts, its lag among it, until closed. */
    KafkaClientMetrics watch(Consumer<byte[], byte[]> reader) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(reader);
        metrics.bindTo(registry);
        return metrics;
    }

    void passed() {
        passed.increment();
    }

    void dropped(String reason) {
        registry.counter(RECORDS, "outcome", "dropped-" + reason).increment();
    }
}
