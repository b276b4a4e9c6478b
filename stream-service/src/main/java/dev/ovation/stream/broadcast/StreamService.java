package dev.ovation.stream.broadcast;

import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.StreamView;
import dev.ovation.stream.thumbnail.ThumbnailService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What people do with streams that exist. Refuses with {@link StreamRefusal}; answers come on the caller's context. */
@ApplicationScoped
public class StreamService {
    private static final Logger LOG = Logger.getLogger(StreamService.class);

    private final LiveStreamRepository streams;
    private final StreamEvents events;
    private final StreamRooms rooms;
    private final ThumbnailService thumbnails;
    private final FinalFigures finalFigures;
    private final StreamConfig config;

    StreamService(
            LiveStreamRepository streams,
            StreamEvents events,
            StreamRooms rooms,
            ThumbnailService thumbnails,
            FinalFigures finalFigures,
            StreamConfig config) {
        this.streams = streams;
        this.events = events;
        this.rooms = rooms;
        this.thumbnails = thumbnails;
        this.finalFigures = finalFigures;
        this.config = config;
    }

    /** One stream as it is now. */
    public Uni<LiveStream> find(UUID id) {
        return streams.known(id);
    }

    /** The stream, for its creator to broadcast to. */
    public Uni<LiveStream> toBroadcast(User user, UUID id) {
        return find(id).invoke(stream -> stream.requireOwner(user.id())).invoke(LiveStream::requireLive);
    }

    /** The stream, to be watched. */
    public Uni<LiveStream> toWatch(UUID id) {
        return find(id).invoke(LiveStream::requireWatchable);
    }

    Uni<Page<StreamView>> live(@Nullable String tag, @Nullable String text, PageRequest page) {
        return streams.live(tag, text, page)
                .map(found -> Page.of(found, page, StreamViews::of, LiveStreamRepository::liveCursor));
    }

    Uni<Page<StreamView>> ofCreator(UUID creator, @Nullable StreamStatus status, PageRequest page) {
        return streams.ofCreator(creator, status, page)
                .map(found -> Page.of(found, page, StreamViews::of, LiveStreamRepository::creatorCursor));
    }

    /** Scheduled becomes live; the room is there before anybody is told. */
    Uni<LiveStream> start(User user, UUID id) {
        return startable(user, id)
                .call(stream -> rooms.open(stream.roomName()))
                .chain(() -> streams.inTransaction(tx -> startNow(tx, user, id)));
    }

    private Uni<LiveStream> startable(User user, UUID id) {
        return streams.known(id)
                .invoke(stream -> stream.requireOwner(user.id()))
                .invoke(LiveStream::requireStartable)
                .call(() -> streams.inTransaction(tx -> refuseOtherLive(tx, user.id())));
    }

    private Uni<LiveStream> startNow(SqlConnection tx, User user, UUID id) {
        return streams.queueUp(tx, user.id())
                .chain(() -> streams.locked(tx, id))
                .call(() -> refuseOtherLive(tx, user.id()))
                .call(stream -> streams.now(tx).invoke(stream::start))
                .call(stream -> streams.save(tx, stream))
                .call(stream -> events.tell(tx, EventType.STREAM_STARTED, stream));
    }

    Uni<Void> refuseOtherLive(SqlConnection tx, UUID creator) {
        return streams.liveOf(tx, creator)
                .invoke(other -> {
                    if (other != null) {
                        throw new StreamRefusal.AlreadyLive(other.id());
                    }
                })
                .replaceWithVoid();
    }

    /** Changes what the creator says about the stream. */
    Uni<LiveStream> edit(User user, UUID id, UpdateStreamRequest changes) {
        changes.requireSound();
        return streams.inTransaction(tx -> streams.locked(tx, id)
                .call(stream -> thumbnails.requireOwn(tx, user.id(), changes.newThumbnail()))
                .invoke(stream -> stream.requireOwner(user.id()))
                .call(stream -> streams.now(tx).invoke(now -> apply(changes, stream, now)))
                .call(stream -> streams.save(tx, stream))
                .call(stream -> events.tell(tx, EventType.STREAM_UPDATED, stream)));
    }

    private void apply(UpdateStreamRequest changes, LiveStream stream, Instant now) {
        Instant schedule = changes.scheduledFor();
        if (schedule != null && stream.status() == StreamStatus.SCHEDULED) {
            requireAhead(schedule, now);
        }
        stream.edit(changes.applyTo(stream.details()), schedule, now);
    }

    void requireAhead(Instant schedule, Instant now) {
        if (!schedule.isAfter(now) || schedule.isAfter(now.plus(config.furthestSchedule()))) {
            throw StreamProblems.scheduleOutOfRange(config.furthestSchedule());
        }
    }

    /**
     * Ends the stream for everyone and waits a moment for its final figures. It is over once that is committed, so
     * figures that can't be read are no reason to say that nothing was done.
     */
    Uni<LiveStream> end(User user, UUID id) {
        return streams.inTransaction(tx -> endNow(tx, user, id))
                .invoke(stream -> rooms.closeSoon(stream.roomName()))
                .chain(ended -> finalFigures
                        .await(id)
                        .onFailure()
                        .invoke(e -> LOG.debugf("streamId=%s ended, its figures can't be read: %s", id, e))
                        .onFailure()
                        .recoverWithItem(ended));
    }

    private Uni<LiveStream> endNow(SqlConnection tx, User user, UUID id) {
        return streams.locked(tx, id).call(stream -> {
            EndReason reason = reasonOf(user, stream);
            return streams.now(tx)
                    .map(now -> stream.end(now, reason))
                    .chain(decision -> streams.save(tx, stream).chain(() -> events.ended(tx, decision)));
        });
    }

    private static EndReason reasonOf(User user, LiveStream stream) {
        if (stream.creatorId().equals(user.id())) {
            return EndReason.CREATOR;
        }
        if (!user.has(Role.MODERATOR) && !user.has(Role.ADMIN)) {
            throw Problem.of(ProblemType.NOT_STREAM_OWNER, "Its creator, a moderator or an admin may end it.");
        }
        return EndReason.MODERATOR;
    }
}
