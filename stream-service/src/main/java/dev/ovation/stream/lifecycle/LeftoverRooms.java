package dev.ovation.stream.lifecycle;

import dev.ovation.stream.broadcast.BroadcastWatch;
import dev.ovation.stream.broadcast.StreamConfig;
import dev.ovation.stream.media.MediaServer;
import dev.ovation.stream.media.MediaServer.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Removes rooms of ours that no live stream has. A young room may belong to a creation that is about to commit, so only
 * older ones count. It is the last part of a round and must not keep the next one waiting: where the server takes its
 * time, what is not begun soon is left to that.
 */
@ApplicationScoped
class LeftoverRooms {
    private static final Logger LOG = Logger.getLogger(LeftoverRooms.class);
    private static final int MOST_A_ROUND = 20;
    private static final int AT_ONCE = 4;
    private static final Duration BEGUN_WITHIN = Duration.ofSeconds(1); // and each takes a request's timeout at most

    private final MediaServer server;
    private final StreamConfig config;

    LeftoverRooms(MediaServer server, StreamConfig config) {
        this.server = server;
        this.config = config;
    }

    Uni<Void> remove(@Nullable Map<String, Room> rooms, List<BroadcastWatch> live, Instant now) {
        if (rooms == null) {
            return Uni.createFrom().voidItem();
        }
        long end = System.nanoTime() + BEGUN_WITHIN.toNanos();
        return Multi.createFrom()
                .iterable(leftOver(rooms, live, now))
                .onItem()
                .transformToUni(room -> Uni.createFrom()
                        .deferred(() -> System.nanoTime() < end
                                ? remove(room)
                                : Uni.createFrom().voidItem()))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> remove(Room room) {
        return server.remove(room.name())
                .invoke(() -> LOG.infof("room without a live stream removed, made %s", room.createdAt()))
                .onFailure()
                .recoverWithNull();
    }

    private List<Room> leftOver(Map<String, Room> rooms, List<BroadcastWatch> live, Instant now) {
        Set<String> used = live.stream().map(BroadcastWatch::roomName).collect(Collectors.toSet());
        Instant young = now.minus(config.roomLeftoverAfter());
        return rooms.values().stream()
                .filter(room -> !used.contains(room.name()) && room.createdAt().isBefore(young))
                .limit(MOST_A_ROUND)
                .toList();
    }
}
