package dev.ovation.stream.media;

import io.smallrye.mutiny.Uni;

/** Who looks at a broadcaster when there is a hint. */
public interface BroadcastHints {

    /** Looks now, within about a second; never fails. On the caller's Vert.x context. */
    Uni<Void> look(RoomHint hint);
}
