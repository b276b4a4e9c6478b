package dev.ovation.stream.broadcast;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a live stream's broadcaster when somebody looks.
 *
 * @param startedAt when the stream went live
 * @param missingSince the first miss of the present absence, or null
 * @param timedOut the media server has given up on the connection
 * @param heartbeatAt the last sign of life of the creator's page, or null
 * @param sid the broadcaster's session in the room when it was last seen there; null when it never was
 */
public record BroadcastWatch(
        UUID streamId,
        String roomName,
        Broadcast broadcast,
        Instant startedAt,
        @Nullable Instant missingSince,
        boolean timedOut,
        @Nullable Instant heartbeatAt,
        @Nullable String sid) {

    static BroadcastWatch of(LiveStream stream) {
        BroadcasterTrace trace = stream.trace();
        Instant startedAt = stream.timing().startedAt;
        return new BroadcastWatch(
                stream.id(),
                stream.roomName(),
                stream.broadcast(),
                startedAt == null ? stream.timing().createdAt : startedAt,
                trace.missingSince,
                trace.timedOut,
                trace.heartbeatAt,
                trace.sid);
    }

    /** It broadcasts by its page's heartbeats: it has never been in a room. */
    public boolean byHeartbeat() {
        return sid == null && heartbeatAt != null;
    }
}
