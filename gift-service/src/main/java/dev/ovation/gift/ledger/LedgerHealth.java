package dev.ovation.gift.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The health group {@code ledger}: down while the last proof found something wrong. It is no part of live or ready, for no
 * restart mends books. Metrics: {@code ovation.ledger.faults} (-1 until a proof is known) and {@code
 * ovation.ledger.proof.age} in seconds.
 */
@Startup
@HealthGroup("ledger")
@ApplicationScoped
class LedgerHealth implements AsyncHealthCheck {
    private static final long LOOK_EVERY_MILLIS = 2_000;

    private final LedgerRepository ledger;
    private volatile LedgerRepository.LastProof last = new LedgerRepository.LastProof(-1, 0);

    LedgerHealth(LedgerRepository ledger, MeterRegistry metrics, Vertx vertx) {
        this.ledger = ledger;
        Gauge.builder("ovation.ledger.faults", this, h -> h.last.faults()).register(metrics);
        Gauge.builder("ovation.ledger.proof.age", this, h -> h.last.ageSeconds())
                .baseUnit("seconds")
                .register(metrics);
        vertx.setPeriodic(LOOK_EVERY_MILLIS, id -> look());
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return ledger.last().map(LedgerHealth::answer);
    }

    private void look() {
        ledger.last().subscribe().with(found -> found.ifPresent(proof -> last = proof), failure -> {});
    }

    private static HealthCheckResponse answer(Optional<LedgerRepository.LastProof> last) {
        return last.map(proof -> HealthCheckResponse.named("ledger")
                        .status(proof.faults() == 0)
                        .withData("faults", proof.faults())
                        .withData("provedSecondsAgo", Math.round(proof.ageSeconds()))
                        .build())
                .orElseGet(() -> HealthCheckResponse.named("ledger")
                        .up()
                        .withData("proved", false)
                        .build());
    }
}
