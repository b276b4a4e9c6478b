package dev.ovation.outbox;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready = the service's own database answers. The broker's state is data only: services write on without it, and a
 * fleet that goes down with its broker would be the worse outage.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final Duration WITHIN = Duration.ofMillis(1_500);

    private final Pool pool;
    private final BrokerWatch broker;

    DatabaseReadiness(Pool pool, BrokerWatch broker) {
        this.pool = pool;
        this.broker = broker;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("SELECT 1")
                .execute()
                .ifNoItem()
                .after(WITHIN)
                .fail()
                .map(rows -> answer(true))
                .onFailure()
                .recoverWithItem(() -> answer(false));
    }

    private HealthCheckResponse answer(boolean databaseAnswers) {
        return HealthCheckResponse.named("database")
                .status(databaseAnswers)
                .withData("degraded", !broker.answers())
                .withData("broker", broker.answers() ? "answers" : "away")
                .build();
    }
}
