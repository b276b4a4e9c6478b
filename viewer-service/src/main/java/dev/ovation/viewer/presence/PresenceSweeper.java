package dev.ovation.viewer.presence;

import dev.ovation.coordination.SingleRunners;
import dev.ovation.viewer.ViewerConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** Takes away who has fallen silent, on one replica, each second. */
@ApplicationScoped
class PresenceSweeper {
    private final SweepRepository sweep;
    private final ViewerConfig config;
    private final Pool pool;

    PresenceSweeper(SweepRepository sweep, ViewerConfig config, Pool pool) {
        this.sweep = sweep;
        this.config = config;
        this.pool = pool;
    }

    void start(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("presence-sweeper", config.sweepEvery(), this::round);
    }

    /** One round; safe to repeat and to run twice at a time. */
    Uni<Void> round() {
        return pool.withTransaction(tx -> sweep.lock(tx).chain(moment -> {
            SweepRhythm rhythm = moment.rhythm().next(moment.now(), config.sweepGap(), config.sweepHold());
            return sweep.note(tx, rhythm).chain(() -> expireIfDue(tx, rhythm, moment.now()));
        }));
    }

    private Uni<Void> expireIfDue(SqlConnection tx, SweepRhythm rhythm, Instant now) {
        return rhythm.expires(now) ? sweep.expire(tx, now) : Uni.createFrom().voidItem();
    }
}
