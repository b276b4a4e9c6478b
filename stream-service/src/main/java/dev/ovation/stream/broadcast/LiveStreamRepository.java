package dev.ovation.stream.broadcast;

import dev.ovation.api.Cursor;
import dev.ovation.api.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Streams in PostgreSQL. Every method runs in the current session. */
@ApplicationScoped
class LiveStreamRepository implements PanacheRepositoryBase<LiveStream, UUID> {
    private static final String LIVE = "SELECT id FROM streams WHERE status = 'live' AND creator_username <> :unlisted";
    private static final String LIVE_ORDER =
            " ORDER BY (broadcast = 'waiting'), current_viewers DESC, id DESC LIMIT :rows";
    private static final String LIVE_AFTER = " AND ((broadcast = 'waiting') > :waiting"
            + " OR ((broadcast = 'waiting') = :waiting AND (current_viewers, id) < (:viewers, :id)))";
    private static final String TAGGED =
            " AND EXISTS (SELECT 1 FROM unnest(tags) AS tag WHERE lower(tag) = lower(:tag))";
    private static final String FOUND =
            " AND (title ILIKE :q OR creator_username ILIKE :q OR array_to_string(tags, ' ') ILIKE :q)";

    private final StreamConfig config;

    LiveStreamRepository(StreamConfig config) {
        this.config = config;
    }

    /** The database's clock, which moves on within a transaction. */
    Uni<Instant> now() {
        return getSession()
                .chain(session -> session.createNativeQuery("SELECT clock_timestamp()", Instant.class)
                        .getSingleResult());
    }

    /** @throws StreamRefusal.UnknownStream when there is none */
    Uni<LiveStream> known(UUID id) {
        return findById(id).onItem().ifNull().failWith(StreamRefusal.UnknownStream::new);
    }

    /** The stream with its row locked until the transaction ends. */
    Uni<LiveStream> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(StreamRefusal.UnknownStream::new);
    }

    /** The creator's live stream, or null. */
    Uni<@Nullable LiveStream> liveOf(UUID creator) {
        return find("creatorId = ?1 and status = ?2", creator, StreamStatus.LIVE)
                .firstResult();
    }

    /** Lets one creation or start a creator through at a time; held until the transaction ends. */
    Uni<Void> queueUp(UUID creator) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:creator, 1)) AS text)",
                                String.class)
                        .setParameter("creator", creator.toString())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** Everything live, for the reconciler. */
    Uni<List<LiveStream>> allLive() {
        return list("status", StreamStatus.LIVE);
    }

    /** Most viewers first, waiting ones last; one row more than asked for. */
    Uni<List<LiveStream>> live(@Nullable String tag, @Nullable String text, PageRequest page) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder sql = new StringBuilder(LIVE);
        values.put("unlisted", config.unlistedCreator());
        if (tag != null) {
            sql.append(TAGGED);
            values.put("tag", tag);
        }
        if (text != null) {
            sql.append(FOUND);
            values.put("q", '%' + text.replaceAll("([%_\\\\])", "\\\\$1") + '%');
        }
        if (page.cursor() != null) {
            sql.append(LIVE_AFTER);
            values.put("waiting", page.cursor().number(0) == 1);
            values.put("viewers", page.cursor().number(1));
            values.put("id", page.cursor().uuid(2));
        }
        values.put("rows", page.limit() + 1);
        return getSession()
                .chain(session -> ids(session, sql.append(LIVE_ORDER).toString(), values))
                .chain(this::inOrder);
    }

    static Cursor liveCursor(LiveStream last) {
        return Cursor.of(last.broadcast() == Broadcast.WAITING ? 1 : 0, last.figures().currentViewers, last.id());
    }

    /** Newest first; one row more than asked for. */
    Uni<List<LiveStream>> ofCreator(UUID creator, @Nullable StreamStatus status, PageRequest page) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder hql = new StringBuilder("creatorId = :creator and creatorUsername <> :unlisted");
        values.put("creator", creator);
        values.put("unlisted", config.unlistedCreator());
        if (status != null) {
            hql.append(" and status = :status");
            values.put("status", status);
        }
        if (page.cursor() != null) {
            hql.append(" and (timing.createdAt < :at or (timing.createdAt = :at and id < :id))");
            values.put("at", page.cursor().instant(0));
            values.put("id", page.cursor().uuid(1));
        }
        hql.append(" order by timing.createdAt desc, id desc");
        return find(hql.toString(), values).range(0, page.limit()).list();
    }

    static Cursor creatorCursor(LiveStream last) {
        return Cursor.of(last.timing().createdAt, last.id());
    }

    private static Uni<List<UUID>> ids(Mutiny.Session session, String sql, Map<String, Object> values) {
        Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(sql, UUID.class);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private Uni<List<LiveStream>> inOrder(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1", ids)
                        .map(found -> found.stream()
                                .sorted(Comparator.comparingInt(stream -> ids.indexOf(stream.id())))
                                .toList());
    }
}
