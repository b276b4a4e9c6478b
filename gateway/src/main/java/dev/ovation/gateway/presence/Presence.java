package dev.ovation.gateway.presence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who watches here, as viewer-service is told it. Safe from any thread, never waits. */
public interface Presence {

    /**
     * One socket.
     *
     * @param viewerKey {@code u:<userId>} or {@code d:<deviceId>}
     * @param userId null for a guest
     * @param counted false for the stream's owner, for overlays and for guests beyond the limit
     */
    record Connection(
            UUID connectionId,
            UUID streamId,
            String viewerKey,
            @Nullable UUID userId,
            @Nullable String username,
            boolean counted) {}

    /** A socket opened; told within a second. */
    void opened(Connection connection);

    /** A socket is gone. Unknown ones are ignored. */
    void closed(UUID connectionId);

    /**
     * From now on no closing is told: who is sent away comes back elsewhere, and who does not goes with this gateway's
     * lease, which is kept up until the process ends.
     */
    void leave();
}
