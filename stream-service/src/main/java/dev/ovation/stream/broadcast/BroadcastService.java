package dev.ovation.stream.broadcast;

import dev.ovation.api.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What becomes of a stream as its broadcaster comes and goes. */
@ApplicationScoped
public class BroadcastService {
    private final LiveStreamRepository streams;
    private final StreamEvents events;
    private final StreamRooms rooms;

    BroadcastService(LiveStreamRepository streams, StreamEvents events, StreamRooms rooms) {
        this.streams = streams;
        this.events = events;
        this.rooms = rooms;
    }

    /** All live streams. */
    public Uni<List<BroadcastWatch>> watched() {
        return streams.allLive()
                .map(live -> live.stream().map(BroadcastWatch::of).toList());
    }

    /** The live stream of a room, if it is one of ours. */
    public Uni<Optional<BroadcastWatch>> inRoom(String roomName) {
        return streams.liveIn(roomName)
                .map(stream -> Optional.ofNullable(stream).map(BroadcastWatch::of));
    }

    /**
     * Judges a live stream as it is now, with its row locked, and takes the step; an ended one is left alone. Safe to
     * repeat and to race.
     */
    public Uni<Void> settle(UUID id, BiFunction<BroadcastWatch, Instant, BroadcastStep> judge) {
        return streams.inTransaction(tx -> streams.locked(tx, id).chain(stream -> settle(tx, stream, judge)))
                .invoke(this::closeEnded)
                .replaceWithVoid();
    }

    private Uni<LiveStream> settle(
            SqlConnection tx, LiveStream stream, BiFunction<BroadcastWatch, Instant, BroadcastStep> judge) {
        if (stream.status() != StreamStatus.LIVE) {
            return Uni.createFrom().item(stream);
        }
        return streams.now(tx)
                .map(now -> stream.take(judge.apply(BroadcastWatch.of(stream), now), now))
                .chain(change -> keep(tx, stream, change))
                .replaceWith(stream);
    }

    private Uni<Void> keep(SqlConnection tx, LiveStream stream, Optional<BroadcastChange> change) {
        return streams.save(tx, stream)
                .chain(() -> change.map(told -> events.changed(tx, told, stream))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private void closeEnded(LiveStream stream) {
        if (stream.status() == StreamStatus.ENDED) {
            rooms.closeSoon(stream.roomName());
        }
    }

    /**
     * A sign of life of the creator's page. Where a media server answers it has no effect, but for a stream that went on
     * air without one and has not moved into its room yet.
     *
     * @param noMedia whether it stands for the broadcast, because there is no media server
     */
    public Uni<Void> heartbeat(User user, UUID id, boolean noMedia) {
        return streams.inTransaction(tx -> streams.locked(tx, id)
                .invoke(stream -> stream.requireOwner(user.id()))
                .invoke(LiveStream::requireLive)
                .chain(stream -> streams.now(tx).chain(now -> beat(tx, stream, now, noMedia))));
    }

    private Uni<Void> beat(SqlConnection tx, LiveStream stream, Instant now, boolean noMedia) {
        if (!noMedia && !BroadcastWatch.of(stream).byHeartbeat()) {
            return Uni.createFrom().voidItem();
        }
        stream.heartbeat(now);
        return keep(tx, stream, stream.take(new BroadcastStep.Present(null, true), now));
    }
}
