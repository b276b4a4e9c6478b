package dev.ovation.viewer.audience;

import dev.ovation.contracts.ViewerPresence;
import dev.ovation.viewer.ViewerClock;
import dev.ovation.viewer.ViewerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Of whom others were told that they came. Small by its nature: large audiences are not told one by one. */
@ApplicationScoped
class HintRepository {
    private static final String CAME = """
            INSERT INTO announced_viewers (stream_id, viewer_key, viewer_id, username)
            SELECT DISTINCT ON (stream_id, viewer_key) stream_id, viewer_key, viewer_id, username
            FROM present WHERE stream_id = ANY ($1)
            ORDER BY stream_id, viewer_key
            ON CONFLICT DO NOTHING
            RETURNING stream_id, viewer_key, viewer_id, username
            """;
    /** Who is gone is away from now on; who is back was never gone. */
    private static final String WATCH = """
            UPDATE announced_viewers w
            SET away_since = CASE WHEN w.away_since IS NULL THEN clock_timestamp() + $2 * interval '1 ms' END
            WHERE w.stream_id = ANY ($1)
              AND (w.away_since IS NULL) <> EXISTS (
                SELECT FROM present p WHERE p.stream_id = w.stream_id AND p.viewer_key = w.viewer_key)
            """;

    private static final String LEFT = """
            DELETE FROM announced_viewers
            WHERE stream_id = ANY ($1)
              AND away_since NOT BETWEEN clock_timestamp() + $2 * interval '1 ms' - $3 * interval '1 ms'
                AND clock_timestamp() + $2 * interval '1 ms' + interval '5 s'
            RETURNING stream_id, viewer_key, viewer_id, username
            """;
    private static final String FORGET = "DELETE FROM announced_viewers WHERE stream_id = ANY ($1)";

    private final ViewerClock clock;
    private final ViewerConfig config;

    HintRepository(ViewerClock clock, ViewerConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** Remembers who is there and returns who was not remembered. */
    Uni<List<ViewerPresence>> came(SqlConnection tx, List<UUID> streams) {
        return tx.preparedQuery(CAME).execute(ids(streams)).map(HintRepository::viewers);
    }

    /** Forgets who has been away for long enough, and returns them. */
    Uni<List<ViewerPresence>> left(SqlConnection tx, List<UUID> streams) {
        Tuple watch = ids(streams).addLong(clock.aheadMillis());
        Tuple left = ids(streams)
                .addLong(clock.aheadMillis())
                .addLong(config.leftAfter().toMillis());
        return tx.preparedQuery(WATCH)
                .execute(watch)
                .chain(() -> tx.preparedQuery(LEFT).execute(left))
                .map(HintRepository::viewers);
    }

    /** Nobody of these streams is told of any more. */
    Uni<Void> forget(SqlConnection tx, List<UUID> streams) {
        return tx.preparedQuery(FORGET).execute(ids(streams)).replaceWithVoid();
    }

    private static Tuple ids(List<UUID> streams) {
        return Tuple.tuple().addArrayOfUUID(streams.toArray(UUID[]::new));
    }

    private static List<ViewerPresence> viewers(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new ViewerPresence(
                        row.getUUID("stream_id"),
                        row.getUUID("viewer_id"),
                        row.getString("username"),
                        row.getString("viewer_key").startsWith("d:")))
                .toList();
    }
}
