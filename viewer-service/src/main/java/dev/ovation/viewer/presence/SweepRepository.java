package dev.ovation.viewer.presence;

import dev.ovation.outbox.Times;
import dev.ovation.viewer.ViewerClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The sweeper's own row, and taking away what has expired. */
@ApplicationScoped
class SweepRepository {
    private static final String LOCK = """
            SELECT last_round_at, holds_until, clock_timestamp() + $1 * interval '1 ms' AS now FROM sweep FOR UPDATE
            """;
    private static final String NOTE = "UPDATE sweep SET last_round_at = $1, holds_until = $2";
    /** A gateway whose row is locked is speaking at this moment. */
    private static final String EXPIRE_GATEWAYS = """
            WITH dead AS (
                DELETE FROM gateways WHERE gateway_id IN (
                    SELECT gateway_id FROM gateways WHERE lease_until < $1 FOR UPDATE SKIP LOCKED)
                RETURNING gateway_id
            )
            INSERT INTO changed_streams
            SELECT DISTINCT c.stream_id FROM connections c JOIN dead USING (gateway_id) WHERE c.counted
            """;

    private static final String EXPIRE_LEASES = """
            WITH gone AS (
                DELETE FROM leases WHERE lease_until < $1 RETURNING stream_id
            )
            INSERT INTO changed_streams SELECT DISTINCT stream_id FROM gone
            """;

    /** The rhythm as it was, and the time this round happens. */
    record Moment(SweepRhythm rhythm, Instant now) {}

    private final ViewerClock clock;

    SweepRepository(ViewerClock clock) {
        this.clock = clock;
    }

    /** The sweeper's row, locked: of two sweepers one goes after the other. */
    Uni<Moment> lock(SqlConnection tx) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(clock.aheadMillis()))
                .map(rows -> moment(rows.iterator().next()));
    }

    Uni<Void> note(SqlConnection tx, SweepRhythm rhythm) {
        Tuple values = Tuple.tuple()
                .addOffsetDateTime(Times.value(rhythm.lastRound()))
                .addOffsetDateTime(Times.value(rhythm.holdsUntil()));
        return tx.preparedQuery(NOTE).execute(values).replaceWithVoid();
    }

    /** Takes away gateways, with all their connections, and joins, whose lease ended before this time. */
    Uni<Void> expire(SqlConnection tx, Instant now) {
        Tuple values = Tuple.of(Times.value(now));
        return tx.preparedQuery(EXPIRE_GATEWAYS)
                .execute(values)
                .chain(() -> tx.preparedQuery(EXPIRE_LEASES).execute(values))
                .replaceWithVoid();
    }

    private static Moment moment(Row row) {
        SweepRhythm rhythm =
                new SweepRhythm(Times.readNullable(row, "last_round_at"), Times.readNullable(row, "holds_until"));
        return new Moment(rhythm, Times.read(row, "now"));
    }
}
