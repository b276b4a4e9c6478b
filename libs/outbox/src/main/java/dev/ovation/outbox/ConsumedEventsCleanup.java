package dev.ovation.outbox;

import dev.ovation.coordination.SingleRunners;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Forgets consumed ids after 30 days; topics keep their records for 7, so no repetition can come later. */
@ApplicationScoped
class ConsumedEventsCleanup {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 5_000;
    private static final String FORGET = """
            DELETE FROM consumed_event WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM consumed_event WHERE consumed_at < now() - interval '30 days' LIMIT %d))
            """.formatted(BATCH);

    private final Pool pool;

    ConsumedEventsCleanup(Pool pool) {
        this.pool = pool;
    }

    void onStart(@Observes StartupEvent event, SingleRunners runners) {
        runners.every("consumed-events-cleanup", EVERY, this::forget);
    }

    /** Deletes batch after batch until none is full. */
    Uni<Void> forget() {
        return pool.query(FORGET)
                .execute()
                .chain(rows ->
                        rows.rowCount() == BATCH ? forget() : Uni.createFrom().voidItem());
    }
}
