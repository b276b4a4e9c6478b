package dev.ovation.stream.lifecycle;

import java.time.Duration;

/** What a look at a stream's broadcaster has shown. */
sealed interface Sighting {

    /**
     * It is in the room.
     *
     * @param publishing whether there is something to see or hear
     */
    record InRoom(String sid, boolean publishing) implements Sighting {}

    /**
     * The room was asked and it is not there.
     *
     * @param timedOut the media server has reported that it gave up on this connection
     */
    record NotInRoom(boolean timedOut) implements Sighting {}

    /** The media server had answered and does not any more, for so long; or it answers all but for this room. */
    record Unreachable(Duration since) implements Sighting {}

    /** There is no media server, or not yet: the creator's page speaks for the broadcast. */
    record NoServer() implements Sighting {}
}
