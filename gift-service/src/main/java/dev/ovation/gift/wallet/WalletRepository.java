package dev.ovation.gift.wallet;

import dev.ovation.gift.DatabaseWrite;
import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Wallets and their part of the ledger. */
@ApplicationScoped
class WalletRepository {
    private static final String BALANCE = "SELECT balance FROM wallets WHERE user_id = $1";
    private static final String OPEN = "SELECT open_wallet($1, $2)";
    private static final String TOP_UP = "SELECT * FROM top_up($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String HISTORY = """
            SELECT t.seq, t.id, t.kind, t.balance_after, t.created_at, g.stream_id, g.gift_id,
                   CASE WHEN t.credit_account = 'wallet:' || t.wallet_id THEN t.amount ELSE -t.amount END AS coins
            FROM transfers t
            LEFT JOIN stream_gifts g ON g.id = t.reference
            WHERE t.wallet_id = $1 AND t.seq < $2
            ORDER BY t.seq DESC
            LIMIT $3
            """;

    private final Pool pool;

    WalletRepository(Pool pool) {
        this.pool = pool;
    }

    /** A line of the history with its place in it. */
    record Booked(long seq, WalletTransaction transaction) {}

    /** What became of a top-up; the answer is there when it was booked, now or before. */
    record TopUpOutcome(String code, String answer) {}

    Uni<Optional<Long>> balance(UUID user) {
        return pool.preparedQuery(BALANCE)
                .execute(Tuple.of(user))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    Uni<Void> open(UUID user, long openingBalance) {
        Tuple values = Tuple.of(user, openingBalance);
        return DatabaseWrite.run(
                pool,
                connection -> connection.preparedQuery(OPEN).execute(values).replaceWithVoid());
    }

    /** Newest first. */
    Uni<List<Booked>> history(UUID user, long before, int limit) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(user, before, limit))
                .map(WalletRepository::booked);
    }

    Uni<TopUpOutcome> topUp(TopUp topUp, long openingBalance) {
        Tuple values = Tuple.from(List.of(
                topUp.id(),
                topUp.caller(),
                topUp.allowed(),
                topUp.userId(),
                topUp.coins(),
                openingBalance,
                topUp.key().value(),
                topUp.fingerprint()));
        return DatabaseWrite.run(
                pool,
                connection -> connection.preparedQuery(TOP_UP).execute(values).map(rows -> {
                    Row row = rows.iterator().next();
                    return new TopUpOutcome(row.getString("outcome"), row.getString("answer"));
                }));
    }

    private static List<Booked> booked(RowSet<Row> rows) {
        return Rows.stream(rows)
                .map(row -> new Booked(row.getLong("seq"), transaction(row)))
                .toList();
    }

    private static WalletTransaction transaction(Row row) {
        return new WalletTransaction(
                row.getUUID("id"),
                row.getString("kind"),
                row.getLong("coins"),
                row.getLong("balance_after"),
                row.getUUID("stream_id"),
                row.getUUID("gift_id"),
                Times.read(row, "created_at"));
    }
}
