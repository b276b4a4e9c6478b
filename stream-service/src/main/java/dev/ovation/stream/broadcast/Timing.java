package dev.ovation.stream.broadcast;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what happened to a stream, by PostgreSQL's clock. */
@Embeddable
class Timing {
    @Column(name = "scheduled_for")
    @Nullable
    Instant scheduledFor;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "duration_seconds")
    @Nullable
    Long durationSeconds;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

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
