package dev.ovation.gateway.live.relay;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the rings are whole. A broker that goes away later degrades us, but closing the door would help nobody. */
@Readiness
@ApplicationScoped
class RelayHealth implements HealthCheck {
    private final EventRelay relay;

    RelayHealth(EventRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events")
                .status(relay.hasCaughtUp())
                .withData("degraded", !relay.isConnected())
                .build();
    }
}
