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
    /** Who is there when the end is read is a view: the stream may have been too short to be counted as live. */
    private static final String VIEW = """
            INSERT INTO stream_viewers (stream_id, user_id, username)
            SELECT DISTINCT ON (p.viewer_id) p.stream_id, p.viewer_id, p.username
            FROM present p
            WHERE p.stream_id = $1
              AND NOT EXISTS (SELECT FROM audience a WHERE a.stream_id = $1 AND a.closed_at IS NOT NULL)
              AND NOT EXISTS (SELECT FROM stream_viewers v WHERE v.stream_id = $1 AND v.user_id = p.viewer_id)
            ORDER BY p.viewer_id
            ON CONFLICT DO NOTHING
            """;

    /** $2 whether it was live. Only the first end counts: who comes afterwards was not there. */
    private static final String MARK = """
            INSERT INTO audience AS a (stream_id, closed_at, peak_viewers)
            SELECT $1, clock_timestamp(), CASE WHEN $2 THEN count(DISTINCT viewer_key) ELSE 0 END
            FROM present WHERE stream_id = $1
            ON CONFLICT (stream_id) DO UPDATE SET closed_at = excluded.closed_at,
                peak_viewers = greatest(a.peak_viewers, excluded.peak_viewers)
            WHERE a.closed_at IS NULL
            """;

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

    /** Takes whoever is there for a view, unless the stream's end was noted before. */
    Uni<Void> countTheLast(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(VIEW).execute(Tuple.of(streamId)).replaceWithVoid();
    }

    /**
     * Notes that the stream has ended, once.
     *
     * @param wasLive whether who is there may be its peak
     */
    Uni<Void> mark(SqlConnection tx, UUID streamId, boolean wasLive) {
        return tx.preparedQuery(MARK).execute(Tuple.of(streamId, wasLive)).replaceWithVoid();
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
