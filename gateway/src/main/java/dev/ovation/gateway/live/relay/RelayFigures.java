package dev.ovation.gateway.live.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

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

    void passed() {
        passed.increment();
    }

    void dropped(String reason) {
        registry.counter(RECORDS, "outcome", "dropped-" + reason).increment();
    }
}
