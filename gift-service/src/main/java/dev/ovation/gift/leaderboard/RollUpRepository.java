package dev.ovation.gift.leaderboard;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Moves pending gifts onto the boards, and knows which boards are to be told. */
@ApplicationScoped
class RollUpRepository {
    static final int MOST_GIFTS_A_ROUND = 5_000;

    private static final int MOST_STREAMS_A_ROUND = 200;

    // Rows another roll-up holds are skipped, sorted keys keep two of them from a deadlock.
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM pending_gifts WHERE seq IN (
                    SELECT seq FROM pending_gifts ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED)
                RETURNING *
            ), sums AS (
                SELECT stream_id, sender_id, sum(total_coins) AS total_coins, count(*) AS gift_count,
                       max(seq) AS reached, (array_agg(sender_username ORDER BY seq DESC))[1] AS sender_username
                FROM taken GROUP BY stream_id, sender_id
            ), cells AS (
                INSERT INTO leaderboard AS b
                    (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
                SELECT stream_id, sender_id, sender_username, total_coins, gift_count, reached
                FROM sums ORDER BY stream_id, sender_id
                ON CONFLICT (stream_id, sender_id) DO UPDATE SET
                    sender_username = CASE WHEN excluded.reached > b.reached
                        THEN excluded.sender_username ELSE b.sender_username END,
                    total_coins = b.total_coins + excluded.total_coins,
                    gift_count = b.gift_count + excluded.gift_count,
                    reached = greatest(b.reached, excluded.reached)
            ), boards AS (
                INSERT INTO leaderboard_totals AS t (stream_id, total_coins, gift_count, version)
                SELECT stream_id, sum(total_coins), sum(gift_count), 1 FROM sums GROUP BY stream_id ORDER BY stream_id
                ON CONFLICT (stream_id) DO UPDATE SET
                    total_coins = t.total_coins + excluded.total_coins,
                    gift_count = t.gift_count + excluded.gift_count,
                    version = t.version + 1
            )
            SELECT count(*) FROM taken
            """;
    private static final String UNTOLD = """
            SELECT stream_id FROM leaderboard_totals
            WHERE version > published_version
              AND (published_at IS NULL OR published_at <= clock_timestamp() - make_interval(secs => $1))
            ORDER BY published_at NULLS FIRST LIMIT $2
            """;
    private static final String TAKE_TO_TELL = """
            UPDATE leaderboard_totals SET published_version = version, published_at = clock_timestamp()
            WHERE stream_id = $1 AND version > published_version
            RETURNING version
            """;

    private final Pool pool;

    RollUpRepository(Pool pool) {
        this.pool = pool;
    }

    /** Adds what is pending to the boards, at most {@link #MOST_GIFTS_A_ROUND}; answers how many gifts it were. */
    Uni<Long> fold() {
        return pool.preparedQuery(FOLD)
                .execute(Tuple.of(MOST_GIFTS_A_ROUND))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Streams whose board changed since it was told, and was not told lately. */
    Uni<List<UUID>> untold(Duration lately) {
        return pool.preparedQuery(UNTOLD)
                .execute(Tuple.of(lately.toMillis() / 1000.0, MOST_STREAMS_A_ROUND))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    /** Locks a board and marks it as told; empty if another did. */
    Uni<Optional<Long>> takeToTell(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(TAKE_TO_TELL)
                .execute(Tuple.of(streamId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map((Row row) -> row.getLong(0)));
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }
}
