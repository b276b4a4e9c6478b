package dev.ovation.stream.broadcast;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftClosed;
import dev.ovation.contracts.GiftReversed;
import dev.ovation.contracts.LeaderboardUpdated;
import dev.ovation.contracts.StreamStatistics;
import dev.ovation.contracts.ViewerClosed;
import dev.ovation.contracts.ViewerCount;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

    private final FiguresRepository figures;
    private final Outbox outbox;

    StreamFigures(FiguresRepository figures, Outbox outbox) {
        this.figures = figures;
        this.outbox = outbox;
    }

    /** How many watch, and have watched. */
    public Uni<Void> count(SqlConnection tx, ViewerCount count) {
        return figures.count(tx, count);
    }

    /** How many coins the stream was given. */
    public Uni<Void> board(SqlConnection tx, LeaderboardUpdated board) {
        return figures.board(tx, board);
    }

    /** The closing total of gifts. */
    public Uni<Void> giftsClosed(SqlConnection tx, GiftClosed closed) {
        return figures.close(tx, closed).chain(known -> complete(tx, closed.streamId(), known));
    }

    /** A gift that was taken back: after the closing total it is the one figure that is no absolute one, so once each. */
    public Uni<Void> giftReversed(SqlConnection tx, GiftReversed reversed) {
        return figures.reverse(tx, reversed);
    }

    /** The closing total of presence. */
    public Uni<Void> viewersClosed(SqlConnection tx, ViewerClosed closed) {
        return figures.close(tx, closed).chain(known -> complete(tx, closed.streamId(), known));
    }

    /** The row is locked: of two closings one is second, and sees the other's total. */
    private Uni<Void> complete(SqlConnection tx, UUID streamId, boolean known) {
        if (!known) {
            LOG.warnf("closing total for a stream that has not ended here: streamId=%s", streamId);
            return Uni.createFrom().voidItem();
        }
        return figures.account(tx, streamId)
                .chain(account -> account.statistics()
                        .map(statistics -> giveOut(tx, statistics))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> giveOut(SqlConnection tx, StreamStatistics statistics) {
        LOG.infof(
                "stream:statistics streamId=%s peakViewers=%d totalViews=%d totalGiftsReceived=%d",
                statistics.streamId(),
                statistics.peakViewers(),
                statistics.totalViews(),
                statistics.totalGiftsReceived());
        return figures.save(tx, statistics)
                .chain(() ->
                        outbox.publish(tx, EventType.STREAM_STATISTICS, Ids.next(), statistics.streamId(), statistics));
    }
}
