package dev.ovation.stream.broadcast;

import org.jspecify.annotations.Nullable;

/** What a look at the broadcaster calls for. */
public sealed interface BroadcastStep {

    /** Nothing to do. */
    record Stay() implements BroadcastStep {}

    /**
     * The broadcaster is there.
     *
     * @param sid its session in the room; null where there is no room
     * @param onAir whether there is something to see or hear
     */
    record Present(@Nullable String sid, boolean onAir) implements BroadcastStep {}

    /**
     * The broadcaster is not there: remembered, and shown only if it stays so.
     *
     * @param timedOut the media server has waited for it already
     */
    record Missed(boolean timedOut) implements BroadcastStep {}

    /** Missed again: everybody is told. */
    record Interrupt() implements BroadcastStep {}

    /** Waited long enough. */
    record End(EndReason reason) implements BroadcastStep {}
}
