package dev.ovation.gift.leaderboard;

import dev.ovation.gift.SenderRow;
import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads a board together with the gifts that are not on it yet: one statement, one snapshot, so exact. */
@ApplicationScoped
class LeaderboardRepository {
    // Only who has something pending can fall behind, so the first n of the sums are among those with something pending
    // and as many of the board's first as there is room for when all of them do.
    private static final String READ = """
            WITH fresh AS (
                SELECT sender_id, sum(total_coins) AS total_coins, sum(gift_count) AS gift_count, max(seq) AS reached,
                       (array_agg(sender_username ORDER BY seq DESC))[1] AS sender_username
                FROM pending_entries WHERE stream_id = $1 GROUP BY sender_id
            ), best AS (
                SELECT sender_id, sender_username, total_coins, gift_count, reached
                FROM leaderboard WHERE stream_id = $1
                ORDER BY total_coins DESC, reached LIMIT $2 + (SELECT count(*) FROM fresh)
            ), candidates AS (
                SELECT * FROM best
                UNION
                SELECT b.sender_id, b.sender_username, b.total_coins, b.gift_count, b.reached
                FROM leaderboard b JOIN fresh USING (sender_id) WHERE b.stream_id = $1
            ), sums AS (
                SELECT sender_id,
                       coalesce(f.sender_username, c.sender_username) AS sender_username,
                       (coalesce(c.total_coins, 0) + coalesce(f.total_coins, 0))::bigint AS total_coins,
                       (coalesce(c.gift_count, 0) + coalesce(f.gift_count, 0))::bigint AS gift_count,
                       coalesce(f.reached, c.reached) AS reached
                FROM candidates c FULL JOIN fresh f USING (sender_id)
            ), totals AS (
                SELECT (coalesce(sum(total_coins), 0))::bigint AS total_coins,
                       (coalesce(sum(gift_count), 0))::bigint AS gift_count
                FROM (
                    SELECT total_coins, gift_count FROM leaderboard_totals WHERE stream_id = $1
                    UNION ALL
                    SELECT total_coins, gift_count FROM fresh
                ) parts
            )
            SELECT t.total_coins AS stream_coins, t.gift_count AS stream_gifts, s.*
            FROM totals t LEFT JOIN (
                SELECT * FROM sums WHERE total_coins > 0 ORDER BY total_coins DESC, reached LIMIT $2
            ) s ON true
            ORDER BY s.total_coins DESC, s.reached
            """;

    private final Pool pool;

    LeaderboardRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Leaderboard> read(UUID streamId, int limit) {
        return read(pool, streamId, limit);
    }

    Uni<Leaderboard> read(SqlClient tx, UUID streamId, int limit) {
        return tx.preparedQuery(READ).execute(Tuple.of(streamId, limit)).map(LeaderboardRepository::board);
    }

    private static Leaderboard board(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        List<Row> senders = Rows.stream(rows)
                .filter(row -> row.getUUID("sender_id") != null)
                .toList();
        return new Leaderboard(
                IntStream.range(0, senders.size())
                        .mapToObj(i -> SenderRow.entry(i + 1, senders.get(i)))
                        .toList(),
                first.getLong("stream_coins"),
                first.getLong("stream_gifts"));
    }
}
