package dev.ovation.gift.hype;

import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.gift.SenderRow;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hype trains, and the gifts they are made of. All times are the database's. */
@ApplicationScoped
class HypeRepository {
    private static final int MOST_A_ROUND = 200;
    private static final int CONTRIBUTORS = 3;

    // Those whose train was told lately, or is to be ended first, would be put off: others get their place.
    private static final String UNSEEN = """
            SELECT stream_id, version FROM leaderboard_totals t
            WHERE version > hype_version
              AND NOT EXISTS (
                  SELECT FROM hype_trains h
                  WHERE h.stream_id = t.stream_id AND h.ended_at IS NULL
                    AND (h.told_at > clock_timestamp() - make_interval(secs => $2) OR h.expires_at <= clock_timestamp()))
            LIMIT $1
            """;
    private static final String SEE = """
            UPDATE leaderboard_totals SET hype_version = $2 WHERE stream_id = $1 AND hype_version < $2
            """;
    private static final String LOCK = """
            SELECT h.*, clock_timestamp() AS now FROM hype_trains h WHERE stream_id = $1 FOR NO KEY UPDATE
            """;
    private static final String RUNNING = """
            SELECT h.*, clock_timestamp() AS now FROM hype_trains h
            WHERE stream_id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()
            """;
    private static final String EXPIRED = """
            SELECT stream_id FROM hype_trains
            WHERE ended_at IS NULL
              AND (expires_at <= clock_timestamp()
                   OR EXISTS (SELECT FROM closed_streams c WHERE c.stream_id = hype_trains.stream_id))
            LIMIT $1
            """;
    // Gifts in their own time: who gave within the window, and how much.
    private static final String WINDOW = """
            SELECT count(DISTINCT sender_id) AS senders, coalesce(sum(total_coins), 0)::bigint AS coins,
                   min(created_at) AS counts_from, clock_timestamp() AS now
            FROM stream_gifts g
            WHERE stream_id = $1 AND created_at > clock_timestamp() - make_interval(secs => $2)
              AND NOT EXISTS (SELECT FROM gift_reversals r WHERE r.gift_sent_id = g.id)
              AND NOT EXISTS (SELECT FROM closed_streams c WHERE c.stream_id = $1)
            """;
    private static final String COINS = """
            SELECT coalesce(sum(total_coins), 0)::bigint AS coins FROM hype_entries WHERE stream_id = $1
            """;
    private static final String CONTRIBUTED = """
            SELECT sender_id, (array_agg(sender_username ORDER BY reached DESC))[1] AS sender_username,
                   sum(total_coins)::bigint AS total_coins, sum(gift_count)::bigint AS gift_count
            FROM hype_entries WHERE stream_id = $1
            GROUP BY sender_id HAVING sum(gift_count) > 0 ORDER BY sum(total_coins) DESC, max(reached) LIMIT $2
            """;
    // No roll-up runs until the train is stored: what is pending then comes with the next.
    private static final String HOLD_ROLL_UP = "SELECT hold_roll_up()";
    private static final String FORGET = "DELETE FROM hype_contributions WHERE stream_id = $1";
    private static final String BOARD = """
            INSERT INTO hype_contributions (stream_id, sender_id, sender_username, total_coins, gift_count, reached)
            SELECT stream_id, sender_id, (array_agg(sender_username ORDER BY seq DESC))[1],
                   sum(total_coins), sum(gift_count), max(seq)
            FROM counted_gifts WHERE stream_id = $1 AND created_at >= $2
            GROUP BY stream_id, sender_id
            """;
    private static final String SAVE = """
            INSERT INTO hype_trains AS h
                (stream_id, hype_id, counts_from, started_at, expires_at, ended_at, level, coins, version, told_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
            ON CONFLICT (stream_id) DO UPDATE SET
                hype_id = excluded.hype_id, counts_from = excluded.counts_from, started_at = excluded.started_at,
                expires_at = excluded.expires_at, ended_at = excluded.ended_at, level = excluded.level,
                coins = excluded.coins, version = excluded.version, told_at = excluded.told_at
            """;

    private final Pool pool;

    HypeRepository(Pool pool) {
        this.pool = pool;
    }

    /** A train as it is stored, and what time the database has. */
    record Stored(Train train, Instant toldAt, Instant now) {}

    /** Who gave within the window. */
    record Window(long senders, long coins, @Nullable Instant countsFrom, Instant now) {}

    /** A stream that was given something, and the version of its board. */
    record Given(UUID streamId, long version) {}

    /** Streams that were given something since they were looked at, and whose train, if one runs, was not told lately. */
    Uni<List<Given>> unseen(Duration lately) {
        return column(
                UNSEEN,
                Tuple.of(MOST_A_ROUND, lately.toMillis() / 1000.0),
                row -> new Given(row.getUUID(0), row.getLong(1)));
    }

    /** Everything that came with this version has been looked at. */
    Uni<Void> see(SqlConnection tx, Given given) {
        return tx.preparedQuery(SEE)
                .execute(Tuple.of(given.streamId(), given.version()))
                .replaceWithVoid();
    }

    /** Trains whose time has run out, or whose stream is over. */
    Uni<List<UUID>> expired() {
        return column(EXPIRED, Tuple.of(MOST_A_ROUND), row -> row.getUUID(0));
    }

    /** The stream's last train, locked. */
    Uni<Optional<Stored>> lock(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(streamId)).map(HypeRepository::stored);
    }

    Uni<Optional<Stored>> running(UUID streamId) {
        return pool.preparedQuery(RUNNING).execute(Tuple.of(streamId)).map(HypeRepository::stored);
    }

    Uni<Window> window(SqlConnection tx, UUID streamId, Duration window) {
        return tx.preparedQuery(WINDOW)
                .execute(Tuple.of(streamId, window.toMillis() / 1000.0))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Window(
                            row.getLong("senders"),
                            row.getLong("coins"),
                            Times.readNullable(row, "counts_from"),
                            Times.read(row, "now"));
                });
    }

    Uni<Long> coins(SqlConnection tx, Train train) {
        return tx.preparedQuery(COINS)
                .execute(Tuple.of(train.streamId()))
                .map(rows -> rows.iterator().next().getLong("coins"));
    }

    /** The first three of those who gave. */
    Uni<List<LeaderboardEntry>> contributors(SqlClient client, Train train) {
        return client.preparedQuery(CONTRIBUTED)
                .execute(Tuple.of(train.streamId(), CONTRIBUTORS))
                .map(rows -> {
                    List<Row> first = Rows.stream(rows).toList();
                    return IntStream.range(0, first.size())
                            .mapToObj(i -> SenderRow.entry(i + 1, first.get(i)))
                            .toList();
                });
    }

    Uni<List<LeaderboardEntry>> contributors(Train train) {
        return contributors(pool, train);
    }

    /**
     * Lets aboard whoever gave since the train counts. No roll-up runs from here until the commit; the caller holds no row
     * that one writes.
     */
    Uni<Void> board(SqlConnection tx, Train train) {
        return tx.preparedQuery(HOLD_ROLL_UP)
                .execute()
                .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of(train.streamId())))
                .chain(() ->
                        tx.preparedQuery(BOARD).execute(Tuple.of(train.streamId(), Times.value(train.countsFrom()))))
                .replaceWithVoid();
    }

    Uni<Void> save(SqlConnection tx, Train train) {
        Tuple values = Tuple.tuple()
                .addUUID(train.streamId())
                .addUUID(train.hypeId())
                .addOffsetDateTime(Times.value(train.countsFrom()))
                .addOffsetDateTime(Times.value(train.startedAt()))
                .addOffsetDateTime(Times.value(train.expiresAt()))
                .addOffsetDateTime(Times.value(train.endedAt()))
                .addInteger(train.level())
                .addLong(train.coins())
                .addLong(train.version());
        return tx.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    private <T> Uni<List<T>> column(String sql, Tuple values, Function<Row, T> read) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> Rows.stream(rows).map(read).toList());
    }

    private static Optional<Stored> stored(RowSet<Row> rows) {
        return Rows.stream(rows)
                .findFirst()
                .map(row -> new Stored(train(row), Times.read(row, "told_at"), Times.read(row, "now")));
    }

    private static Train train(Row row) {
        return new Train(
                row.getUUID("stream_id"),
                row.getUUID("hype_id"),
                Times.read(row, "counts_from"),
                Times.read(row, "started_at"),
                Times.read(row, "expires_at"),
                Times.readNullable(row, "ended_at"),
                row.getInteger("level"),
                row.getLong("coins"),
                row.getLong("version"));
    }
}
