package dev.ovation.stream.broadcast;

import dev.ovation.contracts.StreamEnded;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream and its rules: scheduled, live, ended, in this order only. Each method either changes the stream and raises
 * its version, or refuses with a {@link StreamRefusal} and changes nothing. Times are given: they come from PostgreSQL.
 */
public class LiveStream {
    /** Where thumbnails are served. */
    static final String THUMBNAILS = "/api/thumbnails/";

    private final UUID id;
    private final Creator creator;
    private final String roomName;
    private final Timing timing;
    private final Figures figures;
    private final BroadcasterTrace trace;

    private StreamDetails details;
    private StreamStatus status;
    private Broadcast broadcast;
    private long version;
    private @Nullable EndReason endReason;

    /** A stream as it is stored. */
    LiveStream(
            UUID id,
            Creator creator,
            String roomName,
            StreamDetails details,
            StreamStatus status,
            Broadcast broadcast,
            long version,
            @Nullable EndReason endReason,
            Timing timing,
            Figures figures,
            BroadcasterTrace trace) {
        this.id = id;
        this.creator = creator;
        this.roomName = roomName;
        this.details = details;
        this.status = status;
        this.broadcast = broadcast;
        this.version = version;
        this.endReason = endReason;
        this.timing = timing;
        this.figures = figures;
        this.trace = trace;
    }

    private static LiveStream created(UUID id, Creator creator, String roomName, StreamDetails details, Instant now) {
        LiveStream stream = new LiveStream(
                id,
                creator,
                roomName,
                details,
                StreamStatus.SCHEDULED,
                Broadcast.OFF,
                0,
                null,
                new Timing(now),
                Figures.NONE,
                new BroadcasterTrace());
        stream.changed(now);
        return stream;
    }

    /** A stream that is live from the start. */
    static LiveStream started(UUID id, Creator creator, String roomName, StreamDetails details, Instant now) {
        LiveStream stream = created(id, creator, roomName, details, now);
        stream.goLive(now);
        return stream;
    }

    /** A stream that is announced for later. */
    static LiveStream scheduled(
            UUID id, Creator creator, String roomName, StreamDetails details, Instant scheduledFor, Instant now) {
        LiveStream stream = created(id, creator, roomName, details, now);
        stream.timing.scheduledFor = scheduledFor;
        return stream;
    }

    /** Scheduled becomes live. */
    void start(Instant now) {
        requireStartable();
        goLive(now);
        changed(now);
    }

    void requireStartable() {
        refuseEnded();
        if (status == StreamStatus.LIVE) {
            throw new StreamRefusal.AlreadyLive(id);
        }
    }

    /** Describes the stream anew; when it begins may only be changed before it has begun. */
    void edit(StreamDetails details, @Nullable Instant newSchedule, Instant now) {
        refuseEnded();
        if (newSchedule != null) {
            if (status == StreamStatus.LIVE) {
                throw new StreamRefusal.AlreadyLive(id);
            }
            timing.scheduledFor = newSchedule;
        }
        this.details = details;
        changed(now);
    }

    /** Ends the stream, once. A scheduled one is cancelled, whoever asks for it. */
    StreamEnded end(Instant now, EndReason reason) {
        refuseEnded();
        endReason = status == StreamStatus.SCHEDULED ? EndReason.CANCELLED : reason;
        long seconds = timing.end(now);
        status = StreamStatus.ENDED;
        broadcast = Broadcast.OFF;
        trace.present();
        changed(now);
        return new StreamEnded(
                id,
                version,
                endReason.wire(),
                timing.startedAt,
                now,
                seconds,
                figures.peakViewers(),
                figures.totalViews(),
                figures.totalGiftsReceived());
    }

    /**
     * Takes one step that the look at the broadcaster called for. A step that no longer fits the stream does nothing,
     * so it is safe to repeat.
     *
     * @return what has changed for everybody, if anything has
     */
    Optional<BroadcastChange> take(BroadcastStep step, Instant now) {
        if (status != StreamStatus.LIVE) {
            return Optional.empty();
        }
        if (step instanceof BroadcastStep.Present present) {
            trace.present();
            trace.sid = present.sid() == null ? trace.sid : present.sid();
            return present.onAir() ? onAir(now) : Optional.empty();
        }
        if (step instanceof BroadcastStep.Missed missed) {
            trace.missingSince = trace.missingSince == null ? now : trace.missingSince;
            trace.timedOut |= missed.timedOut();
            return Optional.empty();
        }
        if (step instanceof BroadcastStep.Interrupt && broadcast == Broadcast.ON_AIR) {
            broadcast = Broadcast.INTERRUPTED;
            trace.missingSince = trace.missingSince == null ? now : trace.missingSince;
            changed(now);
            return Optional.of(new BroadcastChange.Interrupted());
        }
        return step instanceof BroadcastStep.End end
                ? Optional.of(new BroadcastChange.Ended(end(now, end.reason())))
                : Optional.empty();
    }

    /** A sign of life of the creator's page. */
    void heartbeat(Instant now) {
        trace.heartbeatAt = now;
    }

    void requireOwner(UUID user) {
        if (!creator.id().equals(user)) {
            throw new StreamRefusal.NotOwner();
        }
    }

    /** Broadcasting needs a live stream; an ended one is just not live. */
    void requireLive() {
        if (status != StreamStatus.LIVE) {
            throw new StreamRefusal.NotLive();
        }
    }

    /** Watching needs a live stream, and says when there will be none any more. */
    void requireWatchable() {
        refuseEnded();
        requireLive();
    }

    private Optional<BroadcastChange> onAir(Instant now) {
        if (broadcast == Broadcast.ON_AIR) {
            return Optional.empty();
        }
        boolean first = broadcast == Broadcast.WAITING;
        broadcast = Broadcast.ON_AIR;
        changed(now);
        return Optional.of(first ? new BroadcastChange.OnAir() : new BroadcastChange.Resumed());
    }

    private void goLive(Instant now) {
        status = StreamStatus.LIVE;
        broadcast = Broadcast.WAITING;
        timing.startedAt = now;
    }

    private void changed(Instant now) {
        version++;
        timing.updatedAt = now;
    }

    private void refuseEnded() {
        if (status == StreamStatus.ENDED) {
            throw new StreamRefusal.HasEnded(this);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID creatorId() {
        return creator.id();
    }

    public String roomName() {
        return roomName;
    }

    public StreamStatus status() {
        return status;
    }

    String creatorUsername() {
        return creator.username();
    }

    StreamDetails details() {
        return details;
    }

    @Nullable
    String thumbnailUrl() {
        UUID thumbnail = details.thumbnailId();
        return thumbnail == null ? null : THUMBNAILS + thumbnail;
    }

    Broadcast broadcast() {
        return broadcast;
    }

    long version() {
        return version;
    }

    Figures figures() {
        return figures;
    }

    BroadcasterTrace trace() {
        return trace;
    }

    @Nullable
    EndReason endReason() {
        return endReason;
    }

    Timing timing() {
        return timing;
    }
}
