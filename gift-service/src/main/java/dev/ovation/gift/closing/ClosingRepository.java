package dev.ovation.gift.closing;

import dev.ovation.contracts.GiftClosed;
import dev.ovation.gift.LongWork;
import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Closed streams, and who might still believe they are open. */
@ApplicationScoped
class ClosingRepository {
    private static final String MARK = "INSERT INTO closed_streams (stream_id) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String UNTOLD =
            "SELECT stream_id FROM closed_streams WHERE published_at IS NULL ORDER BY closed_at LIMIT 100";

    // A backend shows its transaction here before it takes a snapshot, so whoever doesn't see a mark that we see is
    // found. Process and start name the transaction: no clock is compared. Long work is no gift.
    private static final String RUNNING = """
            SELECT pid || ' ' || xact_start FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user
              AND xact_start IS NOT NULL AND pid <> pg_backend_pid() AND application_name <> '%s'
            """.formatted(LongWork.NAME);
    // Reversals share this lock: each is either in the totals or told after them.
    private static final String LOCK = "SELECT FROM closed_streams WHERE stream_id = $1 FOR UPDATE";
    private static final String CLOSE = """
            UPDATE closed_streams c
            SET published_at = clock_timestamp(), total_coins = s.total_coins, gift_count = s.gift_count
            FROM (
                SELECT coalesce(sum(total_coins), 0)::bigint AS total_coins,
                       coalesce(sum(gift_count), 0)::bigint AS gift_count
                FROM board_entries WHERE stream_id = $1
            ) s
            WHERE c.stream_id = $1 AND c.published_at IS NULL
            RETURNING c.total_coins, c.gift_count
            """;

    private final Pool pool;

    ClosingRepository(Pool pool) {
        this.pool = pool;
    }

    /** From the commit of {@code tx} on no gift that begins is accepted. */
    Uni<Void> mark(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(MARK).execute(Tuple.of(streamId)).replaceWithVoid();
    }

    /** Closed streams whose totals are yet to be published, oldest first. */
    Uni<List<UUID>> untold() {
        return pool.preparedQuery(UNTOLD).execute().map(rows -> column(rows, row -> row.getUUID(0)));
    }

    /** Names of this service's transactions that are running now, on all replicas. */
    Uni<List<String>> running() {
        return pool.preparedQuery(RUNNING).execute().map(rows -> column(rows, row -> row.getString(0)));
    }

    /** Stores the totals of a stream; empty if they are stored. */
    Uni<Optional<GiftClosed>> close(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(streamId))
                .chain(() -> tx.preparedQuery(CLOSE).execute(Tuple.of(streamId)))
                .map(rows -> column(rows, row -> new GiftClosed(streamId, row.getLong(0), row.getLong(1))).stream()
                        .findFirst());
    }

    /** The gifts of a large stream take longer to sum than a request may; who closes a stream sends none. */
    <T> Uni<T> inLongTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(tx -> LongWork.begin(tx).chain(() -> work.apply(tx)));
    }

    private static <T> List<T> column(Iterable<Row> rows, Function<Row, T> value) {
        return Rows.stream(rows).map(value).toList();
    }
}
