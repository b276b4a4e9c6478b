package dev.ovation.stream.broadcast;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.contracts.StreamStatistics;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.contracts.ViewerCount;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A stream's figures as their owners publish them. Every method works in the given transaction, in any order and as
 * often as it likes: figures are absolute and only a newer one counts. They cause no event; the closing account, which
 * takes both totals, causes {@code stream:statistics} once.
 */
@ApplicationScoped
public class StreamFigures {
    private static final Logger LOG = Logger.getLogger(StreamFigures.class);

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

    private final Outbox outbox;

    StreamFigures(Outbox outbox) {
        this.outbox = outbox;
    }

    /** How many watch, and have watched. */
    public Uni<Void> count(SqlConnection tx, ViewerCount count) {
        return run(
                        tx,
                        COUNT,
                        Tuple.tuple()
                                .addUUID(count.streamId())
                                .addLong(count.version())
                                .addInteger(count.currentViewers())
                                .addInteger(count.guests())
                                .addInteger(count.peakViewers())
                                .addLong(count.totalViews()))
                .replaceWithVoid();
    }

    /** How many coins the stream was given. */
    public Uni<Void> board(SqlConnection tx, LeaderboardUpdated board) {
        return run(tx, BOARD, Tuple.of(board.streamId(), board.version(), board.totalCoins()))
                .replaceWithVoid();
    }

    /** The closing total of gifts. */
    public Uni<Void> giftsClosed(SqlConnection tx, GiftClosed closed) {
        return close(tx, closed.streamId(), GIFTS_CLOSED, Tuple.of(closed.streamId(), closed.totalCoins()));
    }

    /** The closing total of presence. */
    public Uni<Void> viewersClosed(SqlConnection tx, ViewerClosed closed) {
        Tuple totals = Tuple.of(closed.streamId(), closed.peakViewers(), closed.totalViews());
        return close(tx, closed.streamId(), VIEWERS_CLOSED, totals);
    }

    /** The update holds the row, so of two closings one is second, and sees the other's total. */
    private Uni<Void> close(SqlConnection tx, UUID streamId, String sql, Tuple totals) {
        return run(tx, sql, totals).chain(rows -> {
            if (rows == 0) {
                LOG.warnf("closing total for a stream that has not ended here: streamId=%s", streamId);
                return Uni.createFrom().voidItem();
            }
            return account(tx, streamId).chain(account -> giveOut(tx, account));
        });
    }

    private static Uni<ClosingAccount> account(SqlConnection tx, UUID streamId) {
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

    private Uni<Void> giveOut(SqlConnection tx, ClosingAccount account) {
        return account.statistics()
                .map(statistics -> save(tx, statistics)
                        .chain(() -> outbox.publish(
                                tx, EventType.STREAM_STATISTICS, Ids.next(), statistics.streamId(), statistics)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> save(SqlConnection tx, StreamStatistics statistics) {
        LOG.infof(
                "stream:statistics streamId=%s peakViewers=%d totalViews=%d totalGiftsReceived=%d",
                statistics.streamId(),
                statistics.peakViewers(),
                statistics.totalViews(),
                statistics.totalGiftsReceived());
        return run(
                        tx,
                        SAVE,
                        Tuple.of(
                                statistics.streamId(),
                                statistics.version(),
                                statistics.peakViewers(),
                                statistics.totalViews(),
                                statistics.totalGiftsReceived()))
                .replaceWithVoid();
    }

    private static Uni<Integer> run(SqlConnection tx, String sql, Tuple values) {
        return tx.preparedQuery(sql).execute(values).map(rows -> rows.rowCount());
    }
}
