package dev.ovation.gateway.live;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready as soon as this gateway leaves, so that nobody new is sent here. */
@Readiness
@ApplicationScoped
class DoorHealth implements HealthCheck {
    private final Drain drain;

    DoorHealth(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("staying").status(!drain.isOn()).build();
    }
}
