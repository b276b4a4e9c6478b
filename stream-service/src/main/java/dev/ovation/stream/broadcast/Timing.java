package dev.ovation.stream.broadcast;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what happened to a stream, by PostgreSQL's clock. */
class Timing {
    @Nullable
    Instant scheduledFor;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    Long durationSeconds;

    final Instant createdAt;

    Instant updatedAt;

    Timing(Instant createdAt) {
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Whole seconds since the start; 0 when there was none. */
    long end(Instant now) {
        long seconds = startedAt == null
                ? 0
                : Math.max(0, Duration.between(startedAt, now).toSeconds());
        endedAt = now;
        durationSeconds = seconds;
        return seconds;
    }
}
