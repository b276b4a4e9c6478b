package dev.ovation.gateway.live;

import dev.ovation.api.Viewer;
import dev.ovation.gateway.live.peers.KnownStream;
import dev.ovation.gateway.live.position.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may open a socket, and all that was learnt at the door.
 *
 * @param stream null where stream-service was silent
 * @param position that the client brought; null for none, or for none we can read
 * @param positionAsked whether it brought any
 * @param expiresAt seconds of the epoch at which the token ends; null for a guest
 * @param address the client's
 */
record Admitted(
        UUID streamId,
        Viewer viewer,
        @Nullable KnownStream stream,
        boolean overlay,
        boolean ended,
        @Nullable Position position,
        boolean positionAsked,
        @Nullable Long expiresAt,
        String address) {

    boolean isOwner() {
        return stream != null && !viewer.guest() && stream.creatorId().equals(viewer.id());
    }
}
