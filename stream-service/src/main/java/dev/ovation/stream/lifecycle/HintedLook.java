package dev.ovation.stream.lifecycle;

import dev.ovation.stream.broadcast.BroadcastService;
import dev.ovation.stream.broadcast.BroadcastStep;
import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.StreamConfig;
import dev.ovation.stream.media.BroadcastHints;
import dev.ovation.stream.media.MediaServer;
import dev.ovation.stream.media.RoomHint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Looks at one broadcaster because of a hint, on whichever replica the hint came to. It only hastens what the next round
 * would find; to end a stream is left to the rounds, which know since when somebody has listened.
 */
@ApplicationScoped
class HintedLook implements BroadcastHints {
    private static final Logger LOG = Logger.getLogger(HintedLook.class);

    private final MediaServer server;
    private final BroadcastService broadcasts;
    private final Grace grace;

    HintedLook(MediaServer server, BroadcastService broadcasts, StreamConfig config) {
        this.server = server;
        this.broadcasts = broadcasts;
        this.grace = new Grace(config);
    }

    @Override
    public Uni<Void> look(RoomHint hint) {
        return broadcasts
                .inRoom(hint.room())
                .chain(found -> found.map(watch -> look(hint, watch))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(e -> LOG.debugf("a hint came to nothing: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(RoomHint hint, BroadcastWatch watch) {
        return server.broadcaster(hint.room())
                .chain(found -> broadcasts.settle(watch.streamId(), (now, time) -> {
                    Sighting seen = found.isPresent()
                            ? BroadcastReconciler.sighting(found)
                            : new Sighting.NotInRoom(isAbout(hint, now));
                    return exceptEnd(grace.judge(now, seen, Instant.EPOCH, time));
                }));
    }

    /** A late report about an earlier session says nothing about this one. */
    private static boolean isAbout(RoomHint hint, BroadcastWatch watch) {
        return hint.timedOutSid() != null && hint.timedOutSid().equals(watch.sid());
    }

    private static BroadcastStep exceptEnd(BroadcastStep step) {
        return step instanceof BroadcastStep.End ? new BroadcastStep.Stay() : step;
    }
}
