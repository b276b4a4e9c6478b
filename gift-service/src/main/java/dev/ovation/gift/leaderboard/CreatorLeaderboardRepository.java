package dev.ovation.gift.leaderboard;

import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.gift.GiftConfig;
import dev.ovation.gift.SenderRow;
import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a creator's board of the period that is now, together with what is not on it yet. */
@ApplicationScoped
class CreatorLeaderboardRepository {
    /** How many stand above and below the caller. */
    private static final int NEIGHBOURS = 2;

    private static final String READ = """
            WITH now AS (
                SELECT period_of($2, clock_timestamp(), $3) AS begins
            ), parts AS (
                SELECT b.sender_id, b.sender_username, b.total_coins, b.gift_count, b.reached
                FROM creator_leaderboard b JOIN now USING (begins) WHERE b.creator_id = $1 AND b.period = $2
                UNION ALL
                SELECT p.sender_id, p.sender_username, p.total_coins, p.gift_count, p.seq
                FROM pending_entries p JOIN now ON period_of($2, p.created_at, $3) = now.begins WHERE p.creator_id = $1
            ), sums AS (
                SELECT sender_id, (array_agg(sender_username ORDER BY reached DESC))[1] AS sender_username,
                       sum(total_coins)::bigint AS total_coins, sum(gift_count)::bigint AS gift_count,
                       max(reached) AS reached
                FROM parts GROUP BY sender_id
            ), ranked AS (
                SELECT *, row_number() OVER (ORDER BY total_coins DESC, reached)::integer AS rank
                FROM sums WHERE total_coins > 0
            ), me AS (
                SELECT rank FROM ranked WHERE sender_id = $4
            )
            SELECT now.begins, t.period_coins, t.period_gifts, r.*
            FROM now CROSS JOIN (
                SELECT coalesce(sum(total_coins), 0)::bigint AS period_coins,
                       coalesce(sum(gift_count), 0)::bigint AS period_gifts FROM sums
            ) t
            LEFT JOIN ranked r ON r.sender_id = $4 OR CASE
                WHEN $6 THEN abs(r.rank - (SELECT rank FROM me)) <= $7
                ELSE r.rank <= $5 END
            ORDER BY r.rank
            """;

    private final Pool pool;
    private final GiftConfig config;

    CreatorLeaderboardRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * @param me whose own place is wanted, null for nobody's
     * @param aroundMe the caller's neighbours instead of the first ones
     */
    Uni<CreatorLeaderboard> read(UUID creator, Period period, int limit, @Nullable UUID me, boolean aroundMe) {
        String zone = config.zone().getId();
        Tuple values = Tuple.tuple()
                .addUUID(creator)
                .addString(period.wire())
                .addString(zone)
                .addUUID(me)
                .addInteger(limit)
                .addBoolean(aroundMe)
                .addInteger(NEIGHBOURS);
        return pool.preparedQuery(READ)
                .execute(values)
                .map(rows -> board(creator, period, zone, limit, me, aroundMe, rows));
    }

    private static CreatorLeaderboard board(
            UUID creator,
            Period period,
            String zone,
            int limit,
            @Nullable UUID me,
            boolean aroundMe,
            RowSet<Row> rows) {
        Row first = rows.iterator().next();
        List<LeaderboardEntry> entries = Rows.stream(rows)
                .filter(row -> row.getUUID("sender_id") != null)
                .map(row -> SenderRow.entry(row.getInteger("rank"), row))
                .toList();
        LeaderboardEntry mine = entries.stream()
                .filter(entry -> entry.userId().equals(me))
                .findFirst()
                .orElse(null);
        LocalDate begins = period == Period.ALL ? null : first.getLocalDate("begins");
        return new CreatorLeaderboard(
                creator,
                period.wire(),
                begins,
                zone,
                entries.stream()
                        .filter(entry -> aroundMe || entry.rank() <= limit)
                        .toList(),
                mine,
                first.getLong("period_coins"),
                first.getLong("period_gifts"));
    }
}
