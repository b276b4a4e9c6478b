package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All rooms of this gateway. Events are delivered in the order they are given, each at most once a socket; a socket
 * that entered at a position gets every kept event from there on, whenever it enters. Safe from any thread.
 */
public interface StreamRooms {

    /**
     * Begins anew with another log: the rings are emptied and all sockets told to come back, since no position they
     * hold means anything any more.
     */
    void restart(LogProgress log);

    /** The log the rooms follow; null until there is one. */
    @Nullable
    LogProgress log();

    /** Takes a public event. Called by one thread, in the log's order. */
    void accept(LiveEvent event, int partition);

    /**
     * After some {@link #accept}: what is due may be sent.
     *
     * @return milliseconds for which the rooms that got something gather anyway, the longest tick among them
     */
    long acceptedAll();

    /**
     * Lets a socket in.
     *
     * @return false where the gap between the arrival's position and now can't be filled here; nothing happened then
     */
    boolean enter(Watcher watcher, Arrival arrival);

    /** A socket has been taken in; its {@link #closed} follows in any case. */
    void opened();

    /** A socket is no more, whether it ever entered or not. */
    void closed(Watcher watcher);

    /** What this gateway itself knows of a stream. */
    Knowledge knowledge(UUID streamId);

    /**
     * What a socket comes with.
     *
     * @param log the one its position belongs to
     * @param from the next offsets after what it has seen
     * @param everyLatest whether it gets the newest of each latest type, or only those after {@code from}
     * @param ended whether its stream is known to be over, though the end may not have come here yet
     * @param welcome makes the first frame from the position it may hand back
     */
    record Arrival(LogProgress log, Offsets from, boolean everyLatest, boolean ended, Welcome welcome) {}

    /** Writes the first frame. */
    interface Welcome {
        byte[] write(String position);
    }

    /**
     * What a ring tells.
     *
     * @param known whether there is a ring
     * @param endedAgo milliseconds since its stream:ended came; null where none came
     * @param count data of the newest viewer:count; null where none came
     */
    record Knowledge(boolean known, @Nullable Long endedAgo, byte @Nullable [] count) {}

    /** Sockets open. */
    int watchers();

    /** Closes all sockets, spread over a time; returns at once. */
    void closeAll(CloseCode code, long overMillis);
}
