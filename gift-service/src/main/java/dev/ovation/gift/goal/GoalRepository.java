package dev.ovation.gift.goal;

import dev.ovation.contracts.GoalProgress;
import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Goals of streams; how far they are is read from the boards, exactly. */
@ApplicationScoped
class GoalRepository {
    private static final int MOST_A_ROUND = 200;

    private static final String COLUMNS =
            " g.*, greatest(0, stream_coins(g.stream_id) - g.base_coins) AS coins FROM stream_goals g ";
    private static final String READ = "SELECT" + COLUMNS + "WHERE stream_id = $1 AND active";
    private static final String SET = """
            INSERT INTO stream_goals AS g (stream_id, goal_id, title, reward, target_coins, base_coins)
            VALUES ($1, $2, $3, $4, $5, stream_coins($1))
            ON CONFLICT (stream_id) DO UPDATE SET
                goal_id = excluded.goal_id, title = excluded.title, reward = excluded.reward,
                target_coins = excluded.target_coins, base_coins = excluded.base_coins, active = true, reached_at = NULL,
                reached_told = false,
                version = g.version + 1, told_coins = 0, told_at = clock_timestamp()
            RETURNING g.*, 0::bigint AS coins
            """;
    private static final String REMOVE = """
            UPDATE stream_goals AS g SET active = false, version = version + 1 WHERE stream_id = $1 AND active
            RETURNING g.*, greatest(0, stream_coins(g.stream_id) - g.base_coins) AS coins
            """;
    private static final String UNTOLD = """
            WITH over AS (
                UPDATE stream_goals g SET settled = true FROM closed_streams c
                WHERE c.stream_id = g.stream_id AND NOT g.settled
                  AND c.published_at < clock_timestamp() - interval '10 s'
                  AND (NOT g.active
                       OR g.told_coins IS NOT DISTINCT FROM greatest(0, stream_coins(g.stream_id) - g.base_coins))
            )
            SELECT stream_id FROM stream_goals g
            WHERE NOT settled AND active AND told_coins IS DISTINCT FROM greatest(0, stream_coins(stream_id) - base_coins)
              AND (told_at IS NULL OR told_at <= clock_timestamp() - make_interval(secs => $1))
            LIMIT $2
            """;
    private static final String TAKE_TO_TELL = """
            WITH now AS (
                SELECT stream_id, greatest(0, stream_coins(stream_id) - base_coins) AS coins
                FROM stream_goals WHERE stream_id = $1 AND active FOR NO KEY UPDATE
            )
            UPDATE stream_goals g
            SET told_coins = now.coins, told_at = clock_timestamp(), version = g.version + 1,
                reached_at = CASE WHEN now.coins >= g.target_coins THEN coalesce(g.reached_at, clock_timestamp())
                                  ELSE g.reached_at END
            FROM now WHERE g.stream_id = now.stream_id AND g.told_coins IS DISTINCT FROM now.coins
            RETURNING g.*, now.coins
            """;

    private static final String REACHED_FOR_THE_FIRST_TIME =
            "UPDATE stream_goals SET reached_told = true WHERE stream_id = $1 AND goal_id = $2 AND NOT reached_told";

    private final Pool pool;

    GoalRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<GoalProgress>> read(UUID streamId) {
        return one(pool, READ, Tuple.of(streamId));
    }

    /** Sets a goal that counts from now, in the place of the one there was. */
    Uni<GoalProgress> set(SqlConnection tx, UUID streamId, UUID goalId, SetGoalRequest goal) {
        Tuple values = Tuple.of(streamId, goalId, goal.title(), goal.rewardOrNone(), goal.targetCoins());
        return one(tx, SET, values).map(Optional::orElseThrow);
    }

    /** The goal as it was; empty when there was none. */
    Uni<Optional<GoalProgress>> remove(SqlConnection tx, UUID streamId) {
        return one(tx, REMOVE, Tuple.of(streamId));
    }

    /** Streams whose goal has moved since it was told, and was not told lately. One that is over is left once all is told. */
    Uni<List<UUID>> untold(Duration lately) {
        return pool.preparedQuery(UNTOLD)
                .execute(Tuple.of(lately.toMillis() / 1000.0, MOST_A_ROUND))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID(0)).toList());
    }

    /** Locks a goal and marks it as told, reached too where it is; empty if another did. */
    Uni<Optional<GoalProgress>> takeToTell(SqlConnection tx, UUID streamId) {
        return one(tx, TAKE_TO_TELL, Tuple.of(streamId));
    }

    /** Whether it is yet to be told that a goal was reached; it is told from here on. */
    Uni<Boolean> firstTime(SqlConnection tx, GoalProgress goal) {
        return tx.preparedQuery(REACHED_FOR_THE_FIRST_TIME)
                .execute(Tuple.of(goal.streamId(), goal.goalId()))
                .map(rows -> rows.rowCount() == 1);
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    private static Uni<Optional<GoalProgress>> one(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(GoalRepository::first);
    }

    private static Optional<GoalProgress> first(RowSet<Row> rows) {
        return Rows.stream(rows).findFirst().map(GoalRepository::progress);
    }

    private static GoalProgress progress(Row row) {
        return new GoalProgress(
                row.getUUID("stream_id"),
                row.getUUID("goal_id"),
                row.getString("title"),
                row.getString("reward"),
                row.getLong("target_coins"),
                row.getLong("coins"),
                Times.readNullable(row, "reached_at"),
                row.getBoolean("active"),
                row.getLong("version"));
    }
}
