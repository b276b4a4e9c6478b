package dev.ovation.stream.media;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The media server's state as data. Never down: chat, gifts and reading go on without a picture. */
@Readiness
@ApplicationScoped
class MediaReadiness implements AsyncHealthCheck {
    private final MediaServer server;

    MediaReadiness(MediaServer server) {
        this.server = server;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return server.state()
                .map(state -> HealthCheckResponse.named("media")
                        .up()
                        .withData("degraded", state != MediaState.OFF && !server.reachable())
                        .withData("media", state.wire())
                        .build());
    }
}
