package dev.ovation.viewer.audience;

import dev.ovation.contracts.ViewerCount;
import dev.ovation.viewer.ViewerClock;
import dev.ovation.viewer.ViewerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which streams are to be counted, and their figures: counted each time, never added up. */
@ApplicationScoped
class FigureRepository {
    /**
     * $1 ahead, $2 spacing, $3 repeat, $4 left after: all ms; $5 how many. A stream counted just now stays for a later round;
     * what lies in the future was noted before the clock was put back, and is due.
     */
    private static final String DUE = """
            WITH moment AS MATERIALIZED (
                SELECT clock_timestamp() + $1 * interval '1 ms' AS now
            ), due AS (
                SELECT stream_id FROM changed_streams
                UNION
                SELECT a.stream_id FROM audience a JOIN known_stream k USING (stream_id), moment m
                WHERE a.closed_at IS NULL AND k.status = 'live'
                  AND a.published_at NOT BETWEEN m.now - $3 * interval '1 ms' AND m.now + interval '5 s'
                UNION
                SELECT w.stream_id FROM announced_viewers w, moment m
                WHERE w.away_since NOT BETWEEN m.now - $4 * interval '1 ms' AND m.now + interval '5 s'
            )
            SELECT d.stream_id FROM due d LEFT JOIN audience a USING (stream_id) CROSS JOIN moment m
            WHERE a.published_at IS NULL OR a.published_at NOT BETWEEN m.now - $2 * interval '1 ms' AND m.now
            ORDER BY a.published_at NULLS FIRST
            LIMIT $5
            """;

    private static final String TAKE = "DELETE FROM changed_streams WHERE stream_id = ANY ($1)";

    /** Who came while the stream was scheduled, or before we knew that it is live, is a view as well. */
    private static final String VIEW = """
            INSERT INTO stream_viewers (stream_id, user_id, username)
            SELECT DISTINCT ON (p.stream_id, p.viewer_id) p.stream_id, p.viewer_id, p.username
            FROM present p JOIN known_stream k USING (stream_id)
            WHERE p.stream_id = ANY ($1) AND k.status = 'live'
              AND NOT EXISTS (
                SELECT FROM stream_viewers v WHERE v.stream_id = p.stream_id AND v.user_id = p.viewer_id)
            ORDER BY p.stream_id, p.viewer_id
            ON CONFLICT DO NOTHING
            """;

    private static final String NEWS = """
            a.published_at IS NULL
                OR a.published_at NOT BETWEEN excluded.published_at - $3 * interval '1 ms'
                    AND excluded.published_at + interval '5 s'
                OR (a.current_viewers, a.guests, a.total_views)
                    IS DISTINCT FROM (excluded.current_viewers, excluded.guests, excluded.total_views)
            """;

    /** $1 streams, $2 ahead, $3 repeat: ms, $4 hints up to, $5 hints again below. */
    private static final String COUNT = """
            INSERT INTO audience AS a (stream_id, current_viewers, guests, peak_viewers, total_views, version,
                published_at, hints)
            SELECT s.stream_id, f.viewers, f.guests, CASE WHEN k.status = 'live' THEN f.viewers ELSE 0 END,
                (SELECT count(*) FROM stream_viewers v WHERE v.stream_id = s.stream_id), 1,
                clock_timestamp() + $2 * interval '1 ms', f.viewers <= $4
            FROM unnest($1::uuid[]) AS s (stream_id)
            LEFT JOIN known_stream k USING (stream_id)
            CROSS JOIN LATERAL (
                SELECT count(DISTINCT viewer_key)::int AS viewers,
                       (count(DISTINCT viewer_key) FILTER (WHERE viewer_key LIKE 'd:%%'))::int AS guests
                FROM present p WHERE p.stream_id = s.stream_id) f
            WHERE k.status IS DISTINCT FROM 'ended'
            ORDER BY s.stream_id
            ON CONFLICT (stream_id) DO UPDATE SET
                current_viewers = excluded.current_viewers,
                guests = excluded.guests,
                peak_viewers = greatest(a.peak_viewers, excluded.peak_viewers),
                total_views = greatest(a.total_views, excluded.total_views),
                version = a.version + CASE WHEN %1$s THEN 1 ELSE 0 END,
                published_at = CASE WHEN %1$s THEN excluded.published_at ELSE a.published_at END,
                hints = excluded.current_viewers <= $4 AND (a.hints OR excluded.current_viewers < $5)
            WHERE a.closed_at IS NULL
            RETURNING stream_id, current_viewers, guests, peak_viewers, total_views, version, hints,
                old.hints AS hinted, old.version IS DISTINCT FROM new.version AS news
            """.formatted(NEWS);

    private final Pool pool;
    private final ViewerClock clock;
    private final ViewerConfig config;

    FigureRepository(Pool pool, ViewerClock clock, ViewerConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    /** The streams that are to be counted now, those first that waited longest. */
    Uni<List<UUID>> due(int most) {
        Tuple values = Tuple.of(
                clock.aheadMillis(),
                config.countSpacing().toMillis(),
                config.countRepeat().toMillis(),
                config.leftAfter().toMillis(),
                most);
        return pool.preparedQuery(DUE)
                .execute(values)
                .map(rows -> rows.stream().map(row -> row.getUUID("stream_id")).toList());
    }

    /** Takes these streams off the changed ones, counts them and stores the figures; ended and closed ones are left out. */
    Uni<List<Figures>> count(SqlConnection tx, List<UUID> streams) {
        UUID[] ids = streams.toArray(UUID[]::new);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(ids)
                .addLong(clock.aheadMillis())
                .addLong(config.countRepeat().toMillis())
                .addInteger(config.hintsUpTo())
                .addInteger(config.hintsAgainBelow());
        return tx.preparedQuery(TAKE)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .chain(() -> tx.preparedQuery(VIEW).execute(Tuple.tuple().addArrayOfUUID(ids)))
                .chain(() -> tx.preparedQuery(COUNT).execute(values))
                .map(rows -> rows.stream().map(FigureRepository::figures).toList());
    }

    private static Figures figures(Row row) {
        ViewerCount count = new ViewerCount(
                row.getUUID("stream_id"),
                row.getInteger("current_viewers"),
                row.getInteger("guests"),
                row.getInteger("peak_viewers"),
                row.getLong("total_views"),
                row.getLong("version"));
        boolean hints = row.getBoolean("hints");
        Boolean hinted = row.getBoolean("hinted");
        return new Figures(
                count, row.getBoolean("news"), Figures.HintChange.of(hinted == null ? hints : hinted, hints));
    }
}
