package dev.ovation.viewer.presence;

import dev.ovation.api.Viewer;
import dev.ovation.viewer.ViewerClock;
import dev.ovation.viewer.ViewerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Joins of clients without a socket. */
@ApplicationScoped
class LeaseRepository {
    private static final String JOIN = """
            WITH lease AS (
                INSERT INTO leases (stream_id, viewer_key, viewer_id, username, lease_until)
                VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 ms')
                ON CONFLICT (stream_id, viewer_key) DO UPDATE
                    SET lease_until = excluded.lease_until, username = excluded.username
                RETURNING old.stream_id IS NULL AS fresh
            ), viewed AS (
                INSERT INTO stream_viewers (stream_id, user_id, username)
                SELECT stream_id, $3, $4 FROM known_stream WHERE stream_id = $1 AND status = 'live'
                ON CONFLICT (stream_id, user_id) DO UPDATE SET last_seen_at = clock_timestamp()
            )
            INSERT INTO changed_streams SELECT $1 FROM lease WHERE fresh
            """;
    private static final String PROLONG = """
            UPDATE leases SET lease_until = clock_timestamp() + $4 * interval '1 ms'
            WHERE stream_id = $1 AND viewer_key = $2 AND lease_until > clock_timestamp() + $3 * interval '1 ms'
            """;
    private static final String LEAVE = """
            WITH gone AS (
                DELETE FROM leases WHERE stream_id = $1 AND viewer_key = $2 RETURNING viewer_id
            ), seen AS (
                UPDATE stream_viewers v SET last_seen_at = clock_timestamp()
                FROM gone WHERE v.stream_id = $1 AND v.user_id = gone.viewer_id
            )
            INSERT INTO changed_streams SELECT $1 FROM gone
            """;

    private final Pool pool;
    private final ViewerClock clock;
    private final ViewerConfig config;

    LeaseRepository(Pool pool, ViewerClock clock, ViewerConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    /** Begins or prolongs the viewer's lease; while the stream is live that is a view as well. True where it began. */
    Uni<Boolean> join(UUID streamId, Viewer viewer) {
        Tuple values = Tuple.tuple()
                .addUUID(streamId)
                .addString(viewer.key())
                .addUUID(ViewerIds.of(viewer.key()))
                .addString(viewer.username())
                .addLong(config.restLease().toMillis() + clock.aheadMillis());
        return pool.preparedQuery(JOIN).execute(values).map(rows -> rows.rowCount() > 0);
    }

    /** Prolongs the viewer's lease if there is one. */
    Uni<Void> prolong(UUID streamId, Viewer viewer) {
        long ahead = clock.aheadMillis();
        return pool.preparedQuery(PROLONG)
                .execute(Tuple.of(
                        streamId, viewer.key(), ahead, config.restLease().toMillis() + ahead))
                .replaceWithVoid();
    }

    /** Ends the viewer's lease, if there is one. */
    Uni<Void> leave(UUID streamId, Viewer viewer) {
        return pool.preparedQuery(LEAVE)
                .execute(Tuple.of(streamId, viewer.key()))
                .replaceWithVoid();
    }
}
