package dev.ovation.stream.media;

import dev.ovation.stream.broadcast.StreamRooms;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The media server as the suite uses it. Nothing here blocks; answers come on the caller's Vert.x context. A server
 * that is away, or none at all, fails with media-unavailable.
 */
public interface MediaServer extends StreamRooms {

    /**
     * A room as a listing shows it, some seconds old.
     *
     * @param publishers how many take part who may be seen or heard
     */
    record Room(String name, Instant createdAt, int publishers) {}

    /**
     * The broadcaster in a room.
     *
     * @param sid this session's id; another one after a reload
     * @param publishing whether there is a track to see or hear
     */
    record Broadcaster(String sid, boolean publishing) {}

    /** What is to be expected; asks the server once a second at most while it has never answered. Never fails. */
    Uni<MediaState> state();

    /** Whether the last call of this process was answered. */
    boolean reachable();

    /** All rooms of this server whose names begin as ours do; waits as long as a round may. */
    Uni<List<Room>> rooms();

    /** The broadcaster in a room as it is right now; empty when it, or the room, is not there. */
    Uni<Optional<Broadcaster>> broadcaster(String room);

    /** As {@link #open}, but fails wherever the server is away. */
    Uni<Void> ensure(String room);

    /** Removes a room; that there is none is as good. */
    Uni<Void> remove(String room);
}
