package dev.ovation.stream.broadcast;

import dev.ovation.contracts.StreamEnded;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream and its rules: scheduled, live, ended, in this order only. Each method either changes the stream and raises
 * its version, or refuses with a {@link StreamRefusal} and changes nothing. Times are given: they come from PostgreSQL.
 */
@Entity
@Table(name = "streams")
public class LiveStream {
    /** Where thumbnails are served. */
    static final String THUMBNAILS = "/api/thumbnails/";

    @Id
    private UUID id;

    @Column(name = "creator_id")
    private UUID creatorId;

    @Column(name = "creator_username")
    private String creatorUsername;

    @Column(name = "title")
    private String title;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "tags")
    private String[] tags;

    @Column(name = "thumbnail_id")
    private @Nullable UUID thumbnailId;

    @Column(name = "thumbnail_url")
    private @Nullable String thumbnailUrl;

    @Column(name = "room_name")
    private String roomName;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private StreamStatus status = StreamStatus.SCHEDULED;

    @Column(name = "broadcast")
    @Enumerated(EnumType.STRING)
    private Broadcast broadcast = Broadcast.OFF;

    @Column(name = "version")
    private long version;

    @Column(name = "end_reason")
    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;

    @Embedded
    private Timing timing = new Timing();

    @Embedded
    private Figures figures = new Figures();

    @Embedded
    private BroadcasterTrace trace = new BroadcasterTrace();

    protected LiveStream() {}

    private LiveStream(UUID id, Creator creator, String roomName, StreamDetails details, Instant now) {
        this.id = id;
        this.creatorId = creator.id();
        this.creatorUsername = creator.username();
        this.roomName = roomName;
        timing.createdAt = now;
        describe(details);
        changed(now);
    }

    /** A stream that is live from the start. */
    static LiveStream started(UUID id, Creator creator, String roomName, StreamDetails details, Instant now) {
        LiveStream stream = new LiveStream(id, creator, roomName, details, now);
        stream.goLive(now);
        return stream;
    }

    /** A stream that is announced for later. */
    static LiveStream scheduled(
            UUID id, Creator creator, String roomName, StreamDetails details, Instant scheduledFor, Instant now) {
        LiveStream stream = new LiveStream(id, creator, roomName, details, now);
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
        describe(details);
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
                figures.peakViewers,
                figures.totalViews,
                figures.totalGiftsReceived);
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
        if (!creatorId.equals(user)) {
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

    private void describe(StreamDetails details) {
        title = details.title();
        description = details.description();
        tags = details.tags().toArray(String[]::new);
        thumbnailId = details.thumbnailId();
        thumbnailUrl = thumbnailId == null ? null : THUMBNAILS + thumbnailId;
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
        return creatorId;
    }

    public String roomName() {
        return roomName;
    }

    public StreamStatus status() {
        return status;
    }

    String creatorUsername() {
        return creatorUsername;
    }

    StreamDetails details() {
        return new StreamDetails(title, description, List.of(tags), thumbnailId);
    }

    @Nullable
    String thumbnailUrl() {
        return thumbnailUrl;
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
