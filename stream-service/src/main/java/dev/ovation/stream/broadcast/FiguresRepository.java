package dev.ovation.stream.broadcast;

import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftReversed;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.contracts.StreamStatistics;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.contracts.ViewerCount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Figures of streams in PostgreSQL: one statement each, absolute, and only a newer one counts. */
@ApplicationScoped
class FiguresRepository {
    // peak and views never fall, whatever is replayed
    private static final String COUNT = """
            UPDATE streams SET current_viewers = $3, guests = $4, peak_viewers = greatest(peak_viewers, $5),
                   total_views = greatest(total_views, $6), count_version = $2
            WHERE id = $1 AND count_version < $2 AND status <> 'ended'
            """;
    private static final String BOARD = """
            UPDATE streams SET total_gifts_received = $3, board_version = $2
            WHERE id = $1 AND board_version < $2 AND NOT statistics_final
            """;
    private static final String GIFTS_CLOSED =
            "UPDATE streams SET closed_coins = coalesce(closed_coins, $2) WHERE id = $1 AND status = 'ended'";
    // A reversal told before the closing total is in it already.
    private static final String GIFT_REVERSED = """
            UPDATE streams SET closed_coins = closed_coins - $2,
                   total_gifts_received = total_gifts_received - CASE WHEN statistics_final THEN $2 ELSE 0 END
            WHERE id = $1 AND closed_coins IS NOT NULL
            """;
    private static final String VIEWERS_CLOSED = """
            UPDATE streams SET closed_peak = coalesce(closed_peak, $2), closed_views = coalesce(closed_views, $3)
            WHERE id = $1 AND status = 'ended'
            """;
    private static final String ACCOUNT = """
            SELECT version, duration_seconds, statistics_final, closed_coins, closed_peak, closed_views
            FROM streams WHERE id = $1
            """;
    private static final String SAVE = """
            UPDATE streams SET version = $2, peak_viewers = $3, total_views = $4, total_gifts_received = $5,
                   current_viewers = 0, guests = 0, statistics_final = true, updated_at = clock_timestamp()
            WHERE id = $1
            """;

    Uni<Void> count(SqlConnection tx, ViewerCount count) {
        Tuple values = Tuple.tuple()
                .addUUID(count.streamId())
                .addLong(count.version())
                .addInteger(count.currentViewers())
                .addInteger(count.guests())
                .addInteger(count.peakViewers())
                .addLong(count.totalViews());
        return run(tx, COUNT, values).replaceWithVoid();
    }

    Uni<Void> board(SqlConnection tx, LeaderboardUpdated board) {
        return run(tx, BOARD, Tuple.of(board.streamId(), board.version(), board.totalCoins()))
                .replaceWithVoid();
    }

    /** Whether there is such an ended stream; its row is locked from here on. */
    Uni<Boolean> close(SqlConnection tx, GiftClosed closed) {
        return run(tx, GIFTS_CLOSED, Tuple.of(closed.streamId(), closed.totalCoins()))
                .map(rows -> rows > 0);
    }

    Uni<Void> reverse(SqlConnection tx, GiftReversed reversed) {
        return run(tx, GIFT_REVERSED, Tuple.of(reversed.streamId(), reversed.totalCoins()))
                .replaceWithVoid();
    }

    /** Whether there is such an ended stream; its row is locked from here on. */
    Uni<Boolean> close(SqlConnection tx, ViewerClosed closed) {
        return run(tx, VIEWERS_CLOSED, Tuple.of(closed.streamId(), closed.peakViewers(), closed.totalViews()))
                .map(rows -> rows > 0);
    }

    Uni<ClosingAccount> account(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(ACCOUNT)
                .execute(Tuple.of(streamId))
                .map(rows -> read(streamId, rows.iterator().next()));
    }

    private static ClosingAccount read(UUID streamId, Row row) {
        return new ClosingAccount(
                streamId,
                row.getLong("version"),
                row.getLong("duration_seconds"),
                row.getBoolean("statistics_final"),
                row.getLong("closed_coins"),
                row.getInteger("closed_peak"),
                row.getLong("closed_views"));
    }

    Uni<Void> save(SqlConnection tx, StreamStatistics statistics) {
        Tuple values = Tuple.of(
                statistics.streamId(),
                statistics.version(),
                statistics.peakViewers(),
                statistics.totalViews(),
                statistics.totalGiftsReceived());
        return run(tx, SAVE, values).replaceWithVoid();
    }

    private static Uni<Integer> run(SqlConnection tx, String sql, Tuple values) {
        return tx.preparedQuery(sql).execute(values).map(rows -> rows.rowCount());
    }
}
