package dev.ovation.stream.broadcast;

import dev.ovation.api.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
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
    @WithSession
    public Uni<List<BroadcastWatch>> watched() {
        return streams.allLive()
                .map(live -> live.stream().map(BroadcastWatch::of).toList());
    }

    /** The live stream of a room, if it is one of ours. */
    @WithSession
    public Uni<Optional<BroadcastWatch>> inRoom(String roomName) {
        return streams.find("roomName = ?1 and status = ?2", roomName, StreamStatus.LIVE)
                .firstResult()
                .map(stream -> Optional.ofNullable(stream).map(BroadcastWatch::of));
    }

    /**
     * Judges a live stream as it is now, with its row locked, and takes the step; an ended one is left alone. Safe to
     * repeat and to race.
     */
    public Uni<Void> settle(UUID id, BiFunction<BroadcastWatch, Instant, BroadcastStep> judge) {
        return Panache.withTransaction(() -> streams.locked(id).chain(stream -> settle(stream, judge)))
                .invoke(this::closeEnded)
                .replaceWithVoid();
    }

    private Uni<LiveStream> settle(LiveStream stream, BiFunction<BroadcastWatch, Instant, BroadcastStep> judge) {
        if (stream.status() != StreamStatus.LIVE) {
            return Uni.createFrom().item(stream);
        }
        return streams.now()
                .chain(now -> stream.take(judge.apply(BroadcastWatch.of(stream), now), now)
                        .map(change -> events.changed(change, stream))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(stream);
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
        return Panache.withTransaction(() -> streams.locked(id)
                .invoke(stream -> stream.requireOwner(user.id()))
                .invoke(LiveStream::requireLive)
                .chain(stream -> streams.now().chain(now -> beat(stream, now, noMedia))));
    }

    private Uni<Void> beat(LiveStream stream, Instant now, boolean noMedia) {
        if (!noMedia && !BroadcastWatch.of(stream).byHeartbeat()) {
            return Uni.createFrom().voidItem();
        }
        stream.heartbeat(now);
        return stream.take(new BroadcastStep.Present(null, true), now)
                .map(change -> events.changed(change, stream))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
