package dev.ovation.viewer.presence;

import dev.ovation.viewer.ViewerClock;
import dev.ovation.viewer.ViewerConfig;
import dev.ovation.viewer.presence.ConnectionReport.Opened;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Gateways and their connections: a report of 500 is a handful of statements. */
@ApplicationScoped
class ReportRepository {
    private static final String MEET = """
            INSERT INTO gateways (gateway_id, seq, lease_until) VALUES ($1, -1, clock_timestamp())
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK = "SELECT seq, refilling FROM gateways WHERE gateway_id = $1 FOR UPDATE";
    private static final String RENEW = """
            UPDATE gateways SET seq = $2, refilling = $3, lease_until = clock_timestamp() + $4 * interval '1 ms'
            WHERE gateway_id = $1
            """;
    private static final String DOUBT = "UPDATE connections SET stale = true WHERE gateway_id = $1";

    /**
     * The views come with it: who leaves within the same second has watched all the same. The owner never counts; a gateway
     * that could not ask whose stream it is takes owners for viewers.
     */
    private static final String OPEN = """
            WITH reported AS (
                SELECT DISTINCT ON (connection_id) connection_id, stream_id, viewer_key, viewer_id, username,
                    counted AND NOT EXISTS (
                        SELECT FROM known_stream k
                        WHERE k.stream_id = r.stream_id AND 'u:' || k.creator_id = r.viewer_key) AS counted
                FROM unnest($2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::boolean[])
                    AS r (connection_id, stream_id, viewer_key, viewer_id, username, counted)
            ), opened AS (
                INSERT INTO connections (gateway_id, connection_id, stream_id, viewer_key, viewer_id, username, counted)
                SELECT $1, connection_id, stream_id, viewer_key, viewer_id, username, counted FROM reported
                ON CONFLICT (gateway_id, connection_id) DO UPDATE SET stale = false, stream_id = excluded.stream_id,
                    viewer_key = excluded.viewer_key, viewer_id = excluded.viewer_id, username = excluded.username,
                    counted = excluded.counted
            ), viewed AS (
                INSERT INTO stream_viewers (stream_id, user_id, username)
                SELECT DISTINCT ON (r.stream_id, r.viewer_id) r.stream_id, r.viewer_id, r.username
                FROM reported r JOIN known_stream k USING (stream_id)
                WHERE r.counted AND k.status = 'live'
                ORDER BY r.stream_id, r.viewer_id
                ON CONFLICT (stream_id, user_id) DO UPDATE SET last_seen_at = clock_timestamp()
            )
            INSERT INTO changed_streams SELECT DISTINCT stream_id FROM reported WHERE counted
            """;

    /** Whose row another report updates at this moment is seen at this moment anyway: skipped, never waited for. */
    private static final String CLOSE = """
            WITH gone AS (
                DELETE FROM connections WHERE gateway_id = $1 AND %s RETURNING stream_id, viewer_id, counted
            ), seen AS (
                SELECT v.id FROM stream_viewers v
                JOIN gone g ON g.counted AND v.stream_id = g.stream_id AND v.user_id = g.viewer_id
                FOR NO KEY UPDATE OF v SKIP LOCKED
            ), noted AS (
                UPDATE stream_viewers SET last_seen_at = clock_timestamp() WHERE id IN (SELECT id FROM seen)
            )
            INSERT INTO changed_streams SELECT DISTINCT stream_id FROM gone WHERE counted
            """;

    private static final String CLOSE_NAMED = CLOSE.formatted("connection_id = ANY ($2)");
    private static final String CLOSE_STALE = CLOSE.formatted("stale");

    private final ViewerClock clock;
    private final ViewerConfig config;

    ReportRepository(ViewerClock clock, ViewerConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** Makes an unknown gateway known, as one that has told nothing yet. */
    Uni<Void> meet(SqlConnection tx, String gatewayId) {
        return tx.preparedQuery(MEET).execute(Tuple.of(gatewayId)).replaceWithVoid();
    }

    /** The gateway's row, locked: its reports are taken one after the other. Empty if unknown. */
    Uni<Optional<GatewaySession>> lock(SqlConnection tx, String gatewayId) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(gatewayId)).map(ReportRepository::session);
    }

    /** Stores where the gateway stands, and starts its lease anew. */
    Uni<Void> renew(SqlConnection tx, String gatewayId, GatewaySession session) {
        long lease = config.gatewayLease().toMillis() + clock.aheadMillis();
        return tx.preparedQuery(RENEW)
                .execute(Tuple.of(gatewayId, session.seq(), session.refilling(), lease))
                .replaceWithVoid();
    }

    /** Everything this gateway told before must be named again. */
    Uni<Void> doubt(SqlConnection tx, String gatewayId) {
        return tx.preparedQuery(DOUBT).execute(Tuple.of(gatewayId)).replaceWithVoid();
    }

    /** Adds connections; those known already are no longer doubted. */
    Uni<Void> open(SqlConnection tx, String gatewayId, List<Opened> opened) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addString(gatewayId)
                .addArrayOfString(column(opened, Opened::connectionId, String[]::new))
                .addArrayOfUUID(column(opened, Opened::streamId, UUID[]::new))
                .addArrayOfString(column(opened, Opened::viewerKey, String[]::new))
                .addArrayOfUUID(column(opened, o -> ViewerIds.of(o.viewerKey()), UUID[]::new))
                .addArrayOfString(column(opened, Opened::username, String[]::new))
                .addArrayOfBoolean(column(opened, Opened::counted, Boolean[]::new));
        return tx.preparedQuery(OPEN).execute(values).replaceWithVoid();
    }

    /** Removes connections by their ids; unknown ones are passed over. */
    Uni<Void> close(SqlConnection tx, String gatewayId, List<String> closed) {
        if (closed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple().addString(gatewayId).addArrayOfString(closed.toArray(String[]::new));
        return tx.preparedQuery(CLOSE_NAMED).execute(values).replaceWithVoid();
    }

    /** Removes what was not named again. */
    Uni<Void> closeDoubted(SqlConnection tx, String gatewayId) {
        return tx.preparedQuery(CLOSE_STALE).execute(Tuple.of(gatewayId)).replaceWithVoid();
    }

    private static <T> T[] column(List<Opened> rows, Function<Opened, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Optional<GatewaySession> session(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new GatewaySession(row.getLong("seq"), row.getBoolean("refilling")))
                .findFirst();
    }
}
