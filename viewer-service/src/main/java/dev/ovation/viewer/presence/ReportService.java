package dev.ovation.viewer.presence;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes what gateways report, each report in one transaction and once, however often it comes. Any replica takes any
 * gateway's.
 */
@ApplicationScoped
class ReportService {
    private final ReportRepository gateways;
    private final Pool pool;

    ReportService(ReportRepository gateways, Pool pool) {
        this.gateways = gateways;
        this.pool = pool;
    }

    /**
     * Takes a report and renews the gateway's lease.
     *
     * @throws Problem resync, when the gateway must tell everything
     */
    Uni<Void> take(String gatewayId, ConnectionReport report) {
        return pool.withTransaction(tx -> find(tx, gatewayId, report)
                .chain(known -> known.map(session -> takeAfter(tx, gatewayId, session, report))
                        .orElseGet(() -> refuse(report))));
    }

    /** A gateway that tells everything needs no introduction. */
    private Uni<Optional<GatewaySession>> find(SqlConnection tx, String gatewayId, ConnectionReport report) {
        return when(report.full(), () -> gateways.meet(tx, gatewayId)).chain(() -> gateways.lock(tx, gatewayId));
    }

    private Uni<Void> takeAfter(SqlConnection tx, String gatewayId, GatewaySession known, ConnectionReport report) {
        return switch (known.judge(report)) {
            case TAKE -> apply(tx, gatewayId, known, report);
            case REPEAT -> gateways.renew(tx, gatewayId, known);
            case RESYNC -> refuse(report);
        };
    }

    /** Opened before closed: who came and went within the second has watched. */
    private Uni<Void> apply(SqlConnection tx, String gatewayId, GatewaySession known, ConnectionReport report) {
        return when(known.isBegunBy(report), () -> gateways.doubt(tx, gatewayId))
                .chain(() -> gateways.open(tx, gatewayId, report.opened()))
                .chain(() -> gateways.close(tx, gatewayId, report.closed()))
                .chain(() -> when(known.isCompletedBy(report), () -> gateways.closeDoubted(tx, gatewayId)))
                .chain(() -> gateways.renew(tx, gatewayId, known.after(report)));
    }

    private static Uni<Void> refuse(ConnectionReport report) {
        return Uni.createFrom()
                .failure(Problem.of(
                        ProblemType.RESYNC, "Report " + report.seq() + " does not follow: send everything, full."));
    }

    private static Uni<Void> when(boolean holds, Supplier<Uni<Void>> step) {
        return holds ? step.get() : Uni.createFrom().voidItem();
    }
}
