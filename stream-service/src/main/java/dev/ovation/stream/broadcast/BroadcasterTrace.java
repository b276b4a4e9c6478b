package dev.ovation.stream.broadcast;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of the broadcaster between two looks, so that it survives a restart. */
@Embeddable
class BroadcasterTrace {
    /** The first miss of the present absence; null while the broadcaster is there. */
    @Column(name = "missing_since")
    @Nullable
    Instant missingSince;

    /** The media server itself gave up on the connection, after waiting for it. */
    @Column(name = "timed_out")
    boolean timedOut;

    /** The last sign of life where there is no media server. */
    @Column(name = "heartbeat_at")
    @Nullable
    Instant heartbeatAt;

    /** The broadcaster's session in the room when it was last seen there. */
    @Column(name = "broadcaster_sid")
    @Nullable
    String sid;

    void present() {
        missingSince = null;
        timedOut = false;
    }
}
