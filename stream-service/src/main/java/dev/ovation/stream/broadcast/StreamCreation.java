package dev.ovation.stream.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.contracts.EventType;
import dev.ovation.outbox.DatabaseProblems;
import dev.ovation.stream.thumbnail.ThumbnailService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates streams: once per Idempotency-Key, one live stream a creator, the room before the row. The room is opened
 * between two transactions, so that no connection waits for the media server; a room that found no stream is removed.
 */
@ApplicationScoped
class StreamCreation {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final LiveStreamRepository streams;
    private final StreamCreationRepository keys;
    private final StreamService service;
    private final StreamEvents events;
    private final StreamRooms rooms;
    private final ThumbnailService thumbnails;
    private final ObjectMapper json;

    StreamCreation(
            LiveStreamRepository streams,
            StreamCreationRepository keys,
            StreamService service,
            StreamEvents events,
            StreamRooms rooms,
            ThumbnailService thumbnails,
            ObjectMapper json) {
        this.streams = streams;
        this.keys = keys;
        this.service = service;
        this.events = events;
        this.rooms = rooms;
        this.thumbnails = thumbnails;
        this.json = json;
    }

    /** Everything a creation is made of. */
    record Order(User user, @Nullable IdempotencyKey key, String fingerprint, CreateStreamRequest request) {
        boolean live() {
            return request.scheduledFor() == null;
        }
    }

    /**
     * The answer to a creation.
     *
     * @param body the StreamView as JSON, byte for byte the same on a replay
     */
    record Created(UUID streamId, String body, boolean replayed) {}

    Uni<Created> create(User user, @Nullable IdempotencyKey key, CreateStreamRequest request) {
        Order order = new Order(user, key, StreamCreationRepository.fingerprint(write(request.asked())), request);
        return streams.inTransaction(tx -> answeredBefore(tx, order))
                .onFailure(StreamRefusal.AlreadyLive.class)
                .recoverWithUni(refusal -> answeredMeanwhile(order, refusal))
                .chain(before -> before != null ? Uni.createFrom().item(before) : createNew(order))
                .onFailure(DatabaseProblems::isLockHeldByAnother)
                .transform(failure -> key == null
                        ? Problem.unavailable(ProblemType.DATABASE_UNAVAILABLE, RETRY_AFTER_SECONDS)
                        : Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS));
    }

    private Uni<@Nullable Created> answeredBefore(SqlConnection tx, Order order) {
        return keys.answer(tx, order)
                .call(before -> before != null ? Uni.createFrom().voidItem() : requireAllowed(tx, order));
    }

    /** The live stream in the way may be this key's own: it was committed after the key was looked up. */
    private Uni<Created> answeredMeanwhile(Order order, Throwable refusal) {
        return streams.inTransaction(tx -> keys.answer(tx, order))
                .onItem()
                .ifNull()
                .failWith(refusal);
    }

    private Uni<Void> requireAllowed(SqlConnection tx, Order order) {
        return streams.now(tx)
                .invoke(now -> requireAhead(order, now))
                .chain(() -> thumbnails.requireOwn(
                        tx, order.user().id(), order.request().thumbnailId()))
                .invoke(() -> order.user().require(Role.CREATOR))
                .chain(() -> refuseSecondLive(tx, order));
    }

    private Uni<Created> createNew(Order order) {
        return rooms.newName().chain(room -> {
            Uni<Void> opened =
                    order.live() ? rooms.open(room) : Uni.createFrom().voidItem();
            return opened.chain(() -> streams.inTransaction(tx -> store(tx, order, room)))
                    .onItemOrFailure()
                    .invoke((created, failure) -> removeUnused(order, room, created));
        });
    }

    private Uni<Created> store(SqlConnection tx, Order order, String room) {
        return streams.queueUp(tx, order.user().id())
                .chain(() -> keys.answer(tx, order))
                .chain(before -> before != null ? Uni.createFrom().item(before) : insert(tx, order, room));
    }

    private Uni<Created> insert(SqlConnection tx, Order order, String room) {
        return refuseSecondLive(tx, order)
                .chain(() -> streams.now(tx))
                .map(now -> begin(order, room, now))
                .call(stream -> streams.insert(tx, stream))
                .chain(stream -> {
                    Created created = new Created(stream.id(), write(StreamViews.of(stream)), false);
                    EventType type = order.live() ? EventType.STREAM_STARTED : EventType.STREAM_SCHEDULED;
                    return keys.remember(tx, order, created)
                            .chain(() -> events.tell(tx, type, stream))
                            .replaceWith(created);
                });
    }

    private static LiveStream begin(Order order, String room, Instant now) {
        Creator creator = Creator.of(order.user());
        Instant later = order.request().scheduledFor();
        StreamDetails details = order.request().details();
        return later == null
                ? LiveStream.started(Ids.next(), creator, room, details, now)
                : LiveStream.scheduled(Ids.next(), creator, room, details, later, now);
    }

    private Uni<Void> refuseSecondLive(SqlConnection tx, Order order) {
        return order.live()
                ? service.refuseOtherLive(tx, order.user().id())
                : Uni.createFrom().voidItem();
    }

    private void requireAhead(Order order, Instant now) {
        Instant later = order.request().scheduledFor();
        if (later != null) {
            service.requireAhead(later, now);
        }
    }

    private void removeUnused(Order order, String room, @Nullable Created created) {
        if (order.live() && (created == null || created.replayed())) {
            rooms.closeSoon(room);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }
}
