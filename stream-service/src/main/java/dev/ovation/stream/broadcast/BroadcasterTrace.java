package dev.ovation.stream.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of the broadcaster between two looks, so that it survives a restart. */
class BroadcasterTrace {
    /** The first miss of the present absence; null while the broadcaster is there. */
    @Nullable
    Instant missingSince;

    /** The media server itself gave up on the connection, after waiting for it. */
    boolean timedOut;

    /** The last sign of life where there is no media server. */
    @Nullable
    Instant heartbeatAt;

    /** The broadcaster's session in the room when it was last seen there. */
    @Nullable
    String sid;

    void present() {
        missingSince = null;
        timedOut = false;
    }
}
