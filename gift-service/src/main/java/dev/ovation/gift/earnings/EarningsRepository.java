package dev.ovation.gift.earnings;

import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Sums a creator's gifts and reads their accounts. */
@ApplicationScoped
class EarningsRepository {
    private static final String ACCOUNTS = """
            SELECT (coalesce((SELECT balance FROM accounts WHERE name = 'earnings:' || $1::uuid), 0)
                    + coalesce((SELECT sum(earnings_coins) FROM pending_entries WHERE creator_id = $1), 0))::bigint AS balance,
                   -coalesce((SELECT balance FROM accounts WHERE name = 'debt:' || $1::uuid), 0) AS debt
            """;
    private static final String BY_DAY = """
            SELECT (created_at AT TIME ZONE $2)::date AS day, sum(total_coins)::bigint AS total_coins,
                   sum(creator_coins)::bigint AS earned_coins, count(*) AS gift_count
            FROM stream_gifts g
            WHERE creator_id = $1 AND NOT EXISTS (SELECT FROM gift_reversals r WHERE r.gift_sent_id = g.id)
            GROUP BY 1 ORDER BY 1 DESC LIMIT 90
            """;
    private static final String BY_STREAM = """
            SELECT stream_id, sum(total_coins)::bigint AS total_coins, sum(creator_coins)::bigint AS earned_coins,
                   count(*) AS gift_count, max(created_at) AS last_gift_at
            FROM stream_gifts g
            WHERE creator_id = $1 AND NOT EXISTS (SELECT FROM gift_reversals r WHERE r.gift_sent_id = g.id)
            GROUP BY 1 ORDER BY last_gift_at DESC LIMIT 50
            """;
    private static final String STATEMENT = """
            SELECT * FROM (
                SELECT e.*, v.name AS gift, sum(earned) OVER (ORDER BY seq)::bigint AS balance,
                       (time AT TIME ZONE $2)::date AS day
                FROM (
                    SELECT seq, created_at AS time, 'gift' AS kind, id, stream_id, sender_username, gift_id, quantity,
                           total_coins AS coins, creator_coins AS earned
                    FROM stream_gifts WHERE creator_id = $1
                    UNION ALL
                    SELECT r.seq, r.created_at, 'reversal', g.id, g.stream_id, g.sender_username, g.gift_id, g.quantity,
                           -g.total_coins, -g.creator_coins
                    FROM gift_reversals r JOIN stream_gifts g ON g.id = r.gift_sent_id WHERE g.creator_id = $1
                ) e JOIN virtual_gifts v ON v.id = e.gift_id
            ) lines
            WHERE day BETWEEN $3 AND $4 ORDER BY seq LIMIT $5
            """;

    private final Pool pool;

    EarningsRepository(Pool pool) {
        this.pool = pool;
    }

    record Accounts(long balance, long debt) {}

    Uni<Accounts> accounts(UUID creator) {
        return pool.preparedQuery(ACCOUNTS).execute(Tuple.of(creator)).map(rows -> {
            Row row = rows.iterator().next();
            return new Accounts(row.getLong("balance"), row.getLong("debt"));
        });
    }

    Uni<List<Earnings.OfDay>> byDay(UUID creator, String zone) {
        return pool.preparedQuery(BY_DAY)
                .execute(Tuple.of(creator, zone))
                .map(rows -> list(
                        rows,
                        row -> new Earnings.OfDay(
                                row.getLocalDate("day"),
                                row.getLong("total_coins"),
                                row.getLong("earned_coins"),
                                row.getLong("gift_count"))));
    }

    Uni<List<Earnings.OfStream>> byStream(UUID creator) {
        return pool.preparedQuery(BY_STREAM)
                .execute(Tuple.of(creator))
                .map(rows -> list(
                        rows,
                        row -> new Earnings.OfStream(
                                row.getUUID("stream_id"),
                                row.getLong("total_coins"),
                                row.getLong("earned_coins"),
                                row.getLong("gift_count"),
                                Times.read(row, "last_gift_at"))));
    }

    /** Oldest first, of days in the zone, both ends included. */
    Uni<List<StatementLine>> statement(UUID creator, String zone, LocalDate from, LocalDate to, int most) {
        return pool.preparedQuery(STATEMENT)
                .execute(Tuple.of(creator, zone, from, to, most))
                .map(rows -> list(rows, EarningsRepository::line));
    }

    private static StatementLine line(Row row) {
        return new StatementLine(
                Times.read(row, "time"),
                row.getString("kind"),
                row.getUUID("id"),
                row.getUUID("stream_id"),
                row.getString("sender_username"),
                row.getString("gift"),
                row.getInteger("quantity"),
                row.getLong("coins"),
                row.getLong("earned"),
                row.getLong("balance"));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
        return Rows.stream(rows).map(each).toList();
    }
}
