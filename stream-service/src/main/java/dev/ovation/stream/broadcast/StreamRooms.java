package dev.ovation.stream.broadcast;

import io.smallrye.mutiny.Uni;

/** What a stream's life needs of the media server. Called and answered on the caller's Vert.x context. */
public interface StreamRooms {

    /** A fresh, unguessable name for a room. */
    Uni<String> newName();

    /**
     * Makes sure the room is there, within a second; safe to repeat. Where a media server is required and away it fails
     * with media-unavailable; where it is not required it completes anyway, and the reconciler makes the room later.
     */
    Uni<Void> open(String room);

    /** Sends everybody out of the room and removes it, some time soon; never fails. */
    void closeSoon(String room);
}
