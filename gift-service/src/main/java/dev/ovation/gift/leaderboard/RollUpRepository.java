package dev.ovation.gift.leaderboard;

import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.LongWork;
import dev.ovation.outbox.Rows;
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

/** Moves pending gifts onto the boards and into the accounts, and knows which boards are to be told. */
@ApplicationScoped
class RollUpRepository {
    static final int MOST_GIFTS_A_ROUND = 5_000;

    private static final int MOST_STREAMS_A_ROUND = 200;

    private static final String FOLD = "SELECT roll_up($1, NULL, $2)";
    private static final String REBUILD = "SELECT rebuild_boards($1)";
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
    private final GiftConfig config;

    RollUpRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Adds what is pending to boards and accounts, at most so many gifts; answers how many it were. */
    Uni<Long> fold(int most) {
        return pool.preparedQuery(FOLD)
                .execute(Tuple.of(most, config.zone().getId()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Makes all boards anew; answers how many cells they have. */
    Uni<Long> rebuild() {
        return pool.withTransaction(tx -> LongWork.begin(tx)
                .chain(() ->
                        tx.preparedQuery(REBUILD).execute(Tuple.of(config.zone().getId())))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** Streams whose board changed since it was told, and was not told lately. */
    Uni<List<UUID>> untold(Duration lately) {
        return pool.preparedQuery(UNTOLD)
                .execute(Tuple.of(lately.toMillis() / 1000.0, MOST_STREAMS_A_ROUND))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID(0)).toList());
    }

    /** Locks a board and marks it as told; empty if another did. */
    Uni<Optional<Long>> takeToTell(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(TAKE_TO_TELL)
                .execute(Tuple.of(streamId))
                .map(rows -> Rows.stream(rows).findFirst().map((Row row) -> row.getLong(0)));
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }
}
