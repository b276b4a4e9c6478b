package dev.ovation.stream.broadcast;

import dev.ovation.api.Ids;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamEnded;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Publishes what has happened to a stream, in the transaction in which it happens, after the stream's row is locked. */
@ApplicationScoped
class StreamEvents {
    private static final Logger LOG = Logger.getLogger(StreamEvents.class);

    private final Outbox outbox;

    StreamEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** An event whose data is the whole stream. */
    Uni<Void> tell(SqlConnection tx, EventType type, LiveStream stream) {
        LOG.infof("%s streamId=%s version=%d", type.type(), stream.id(), stream.version());
        return outbox.publish(tx, type, Ids.next(), stream.id(), StreamViews.of(stream));
    }

    /** The decision that a stream is over. */
    Uni<Void> ended(SqlConnection tx, StreamEnded decision) {
        LOG.infof(
                "stream:ended streamId=%s version=%d reason=%s durationSeconds=%d",
                decision.streamId(), decision.version(), decision.endReason(), decision.durationSeconds());
        return outbox.publish(tx, EventType.STREAM_ENDED, Ids.next(), decision.streamId(), decision);
    }

    Uni<Void> changed(SqlConnection tx, BroadcastChange change, LiveStream stream) {
        if (change instanceof BroadcastChange.Ended ended) {
            return ended(tx, ended.decision());
        }
        if (change instanceof BroadcastChange.Interrupted) {
            return tell(tx, EventType.STREAM_INTERRUPTED, stream);
        }
        return tell(
                tx,
                change instanceof BroadcastChange.OnAir ? EventType.STREAM_ON_AIR : EventType.STREAM_RESUMED,
                stream);
    }
}
