package dev.ovation.stream.broadcast;

import dev.ovation.api.Cursor;
import dev.ovation.api.PageRequest;
import dev.ovation.outbox.Rows;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Streams in PostgreSQL. What takes a connection belongs into a transaction; the rest reads outside of any. */
@ApplicationScoped
class LiveStreamRepository {
    private static final String SELECT = "SELECT " + LiveStreamRow.COLUMNS + " FROM streams WHERE ";
    private static final String LOCKED = SELECT + "id = $1 FOR UPDATE";
    private static final String KNOWN = SELECT + "id = $1";
    private static final String LIVE_OF = SELECT + "creator_id = $1 AND status = 'live'";
    private static final String LIVE_IN_ROOM = SELECT + "room_name = $1 AND status = 'live'";
    private static final String ALL_LIVE = SELECT + "status = 'live'";

    private static final String LIVE = SELECT + "status = 'live' AND creator_username <> %s";
    private static final String LIVE_AFTER = " AND ((broadcast = 'waiting') > %1$s"
            + " OR ((broadcast = 'waiting') = %1$s AND (current_viewers, id) < (%2$s::bigint, %3$s)))";
    private static final String LIVE_ORDER =
            " ORDER BY (broadcast = 'waiting'), current_viewers DESC, id DESC LIMIT %s";
    private static final String TAGGED = " AND EXISTS (SELECT 1 FROM unnest(tags) AS tag WHERE lower(tag) = lower(%s))";
    private static final String FOUND =
            " AND (title ILIKE %1$s OR creator_username ILIKE %1$s OR array_to_string(tags, ' ') ILIKE %1$s)";

    private static final String OF_CREATOR = SELECT + "creator_id = %s AND creator_username <> %s";
    private static final String CREATED_BEFORE = " AND (created_at, id) < (%s, %s)";
    private static final String CREATOR_ORDER = " ORDER BY created_at DESC, id DESC LIMIT %s";

    private static final String NOW = "SELECT clock_timestamp() AS now";
    private static final String QUEUE_UP = "SELECT pg_advisory_xact_lock(hashtextextended($1, 1))::text";

    private final Pool pool;
    private final StreamConfig config;

    LiveStreamRepository(Pool pool, StreamConfig config) {
        this.pool = pool;
        this.config = config;
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The database's clock, which moves on within a transaction. */
    Uni<Instant> now(SqlConnection tx) {
        return tx.preparedQuery(NOW)
                .execute()
                .map(rows -> Times.read(rows.iterator().next(), "now"));
    }

    /** @throws StreamRefusal.UnknownStream when there is none */
    Uni<LiveStream> known(UUID id) {
        return first(pool, KNOWN, Tuple.of(id)).onItem().ifNull().failWith(StreamRefusal.UnknownStream::new);
    }

    /** The stream with its row locked until the transaction ends. */
    Uni<LiveStream> locked(SqlConnection tx, UUID id) {
        return first(tx, LOCKED, Tuple.of(id)).onItem().ifNull().failWith(StreamRefusal.UnknownStream::new);
    }

    /** The creator's live stream, or null. */
    Uni<@Nullable LiveStream> liveOf(SqlConnection tx, UUID creator) {
        return first(tx, LIVE_OF, Tuple.of(creator));
    }

    /** The live stream of a room, or null. */
    Uni<@Nullable LiveStream> liveIn(String roomName) {
        return first(pool, LIVE_IN_ROOM, Tuple.of(roomName));
    }

    /** Lets one creation or start a creator through at a time; held until the transaction ends. */
    Uni<Void> queueUp(SqlConnection tx, UUID creator) {
        return tx.preparedQuery(QUEUE_UP).execute(Tuple.of(creator.toString())).replaceWithVoid();
    }

    Uni<Void> insert(SqlConnection tx, LiveStream fresh) {
        return tx.preparedQuery(LiveStreamRow.INSERT)
                .execute(LiveStreamRow.inserted(fresh))
                .replaceWithVoid();
    }

    /** Writes what a stream may change of itself; its row is locked. */
    Uni<Void> save(SqlConnection tx, LiveStream changed) {
        return tx.preparedQuery(LiveStreamRow.UPDATE)
                .execute(LiveStreamRow.updated(changed))
                .replaceWithVoid();
    }

    /** Everything live, for the reconciler. */
    Uni<List<LiveStream>> allLive() {
        return list(pool, ALL_LIVE, Tuple.tuple());
    }

    /** Most viewers first, waiting ones last; one row more than asked for. */
    Uni<List<LiveStream>> live(@Nullable String tag, @Nullable String text, PageRequest page) {
        Question question = new Question().ask(LIVE, config.unlistedCreator());
        if (tag != null) {
            question.ask(TAGGED, tag);
        }
        if (text != null) {
            question.ask(FOUND, '%' + text.replaceAll("([%_\\\\])", "\\\\$1") + '%');
        }
        Cursor after = page.cursor();
        if (after != null) {
            question.ask(LIVE_AFTER, after.number(0) == 1, after.number(1), after.uuid(2));
        }
        return question.ask(LIVE_ORDER, page.limit() + 1).list(pool);
    }

    static Cursor liveCursor(LiveStream last) {
        return Cursor.of(
                last.broadcast() == Broadcast.WAITING ? 1 : 0, last.figures().currentViewers(), last.id());
    }

    /** Newest first; one row more than asked for. */
    Uni<List<LiveStream>> ofCreator(UUID creator, @Nullable StreamStatus status, PageRequest page) {
        Question question = new Question().ask(OF_CREATOR, creator, config.unlistedCreator());
        if (status != null) {
            question.ask(" AND status = %s", status.wire());
        }
        Cursor after = page.cursor();
        if (after != null) {
            question.ask(CREATED_BEFORE, Times.value(after.instant(0)), after.uuid(1));
        }
        return question.ask(CREATOR_ORDER, page.limit() + 1).list(pool);
    }

    static Cursor creatorCursor(LiveStream last) {
        return Cursor.of(last.timing().createdAt, last.id());
    }

    private static Uni<@Nullable LiveStream> first(SqlClient sql, String query, Tuple values) {
        return list(sql, query, values).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static Uni<List<LiveStream>> list(SqlClient sql, String query, Tuple values) {
        return sql.preparedQuery(query)
                .mapping(LiveStreamRow::read)
                .execute(values)
                .map(rows -> Rows.stream(rows).toList());
    }

    /** A query that grows with what is asked; values stand beside it, never in it. */
    private static final class Question {
        private final StringBuilder query = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();

        /** @param clause with {@code %s} for each value in turn, or {@code %1$s} for the first */
        Question ask(String clause, @Nullable Object... asked) {
            Object[] places = new Object[asked.length];
            for (int i = 0; i < asked.length; i++) {
                values.add(asked[i]);
                places[i] = "$" + values.size();
            }
            query.append(clause.formatted(places));
            return this;
        }

        Uni<List<LiveStream>> list(SqlClient sql) {
            return LiveStreamRepository.list(sql, query.toString(), Tuple.from(values));
        }
    }
}
