package dev.ovation.viewer.audience;

import dev.ovation.contracts.ViewerClosed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How far the closing of ended streams has come. */
@ApplicationScoped
class ClosingRepository {
    /** A statement of its own, after the closed mark was committed: what begins later sees the stream as ended. */
    private static final String BEGIN = """
            UPDATE audience SET closing_since = clock_timestamp()
            WHERE closed_at IS NOT NULL AND totals_at IS NULL AND closing_since IS NULL
            """;
    /** Joins pay no lock for this: whoever began before and has not ended yet is seen in the list of sessions. */
    private static final String DUE = """
            SELECT stream_id FROM audience a
            WHERE closed_at IS NOT NULL AND totals_at IS NULL AND closing_since IS NOT NULL
              AND NOT EXISTS (
                SELECT FROM pg_stat_activity s
                WHERE s.datname = current_database() AND s.usename = current_user AND s.pid <> pg_backend_pid()
                  AND s.xact_start <= a.closing_since)
            ORDER BY stream_id
            LIMIT 100
            """;

    private static final String CLOSE = """
            UPDATE audience SET totals_at = clock_timestamp(), current_viewers = 0, guests = 0,
                total_views = (SELECT count(*) FROM stream_viewers v WHERE v.stream_id = $1)
            WHERE stream_id = $1 AND totals_at IS NULL
            RETURNING peak_viewers, total_views
            """;

    private final Pool pool;

    ClosingRepository(Pool pool) {
        this.pool = pool;
    }

    /** Notes from when on nobody new can see the newly closed streams open. */
    Uni<Void> begin() {
        return pool.query(BEGIN).execute().replaceWithVoid();
    }

    /** Streams that nobody can see open any more, and whose totals are not told. */
    Uni<List<UUID>> due() {
        return pool.query(DUE)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getUUID("stream_id")).toList());
    }

    /** The totals, for whoever closes first: empty for all others. */
    Uni<List<ViewerClosed>> close(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(streamId))
                .map(rows -> rows.stream()
                        .map(row ->
                                new ViewerClosed(streamId, row.getInteger("peak_viewers"), row.getLong("total_views")))
                        .toList());
    }
}
