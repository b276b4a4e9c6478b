package dev.ovation.directory;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import dev.ovation.outbox.DatabaseProblems;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code known_stream}. */
@ApplicationScoped
class KnownStreams {
    private static final String FIND = """
            SELECT stream_id, version, status, creator_id, creator_username, title, started_at, ended_at
            FROM known_stream WHERE stream_id = $1
            """;
    private static final String APPLY = """
            INSERT INTO known_stream
                (stream_id, version, status, creator_id, creator_username, title, started_at, ended_at, end_reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (stream_id) DO UPDATE SET
                version = excluded.version, status = excluded.status, creator_id = excluded.creator_id,
                creator_username = excluded.creator_username, title = excluded.title,
                started_at = excluded.started_at, ended_at = excluded.ended_at, end_reason = excluded.end_reason,
                learned_at = clock_timestamp()
            WHERE known_stream.version < excluded.version
               OR known_stream.version = excluded.version AND known_stream.creator_id IS NULL
            """;
    private static final String APPLY_END = """
            INSERT INTO known_stream (stream_id, version, status, started_at, ended_at, end_reason)
            VALUES ($1, $2, 'ended', $3, $4, $5)
            ON CONFLICT (stream_id) DO UPDATE SET
                version = excluded.version, status = excluded.status, started_at = excluded.started_at,
                ended_at = excluded.ended_at, end_reason = excluded.end_reason, learned_at = clock_timestamp()
            WHERE known_stream.version < excluded.version
            """;

    /**
     * What the table says of a stream.
     *
     * @param stream null when only its end is known
     */
    record Entry(boolean ended, @Nullable KnownStream stream) {}

    private final Pool pool;

    KnownStreams(Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@code 503 database-unavailable} when the database is away, for whoever asks has written nothing yet. */
    Uni<Optional<Entry>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(KnownStreams::first)
                .onFailure()
                .transform(DatabaseProblems::beforeAnythingWasSent);
    }

    /** Stores what the owner said, unless something newer is known. */
    Uni<Void> apply(StreamView view) {
        return apply(pool, view);
    }

    Uni<Void> apply(SqlClient tx, StreamView view) {
        Tuple row = Tuple.tuple()
                .addUUID(view.id())
                .addLong(view.version())
                .addString(view.status())
                .addUUID(view.creatorId())
                .addString(view.creatorUsername())
                .addString(view.title())
                .addOffsetDateTime(Times.value(view.startedAt()))
                .addOffsetDateTime(Times.value(view.endedAt()))
                .addString(view.endReason());
        return tx.preparedQuery(APPLY).execute(row).replaceWithVoid();
    }

    Uni<Void> apply(SqlClient tx, StreamEnded end) {
        Tuple row = Tuple.tuple()
                .addUUID(end.streamId())
                .addLong(end.version())
                .addOffsetDateTime(Times.value(end.startedAt()))
                .addOffsetDateTime(Times.value(end.endedAt()))
                .addString(end.endReason());
        return tx.preparedQuery(APPLY_END).execute(row).replaceWithVoid();
    }

    private static Optional<Entry> first(RowSet<Row> rows) {
        Iterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(entry(found.next())) : Optional.empty();
    }

    private static Entry entry(Row row) {
        String status = row.getString("status");
        boolean ended = KnownStream.ENDED.equals(status);
        if (row.getUUID("creator_id") == null) {
            return new Entry(ended, null);
        }
        KnownStream stream = new KnownStream(
                row.getUUID("stream_id"),
                row.getLong("version"),
                row.getUUID("creator_id"),
                row.getString("creator_username"),
                row.getString("title"),
                status,
                Times.readNullable(row, "started_at"),
                Times.readNullable(row, "ended_at"));
        return new Entry(ended, stream);
    }
}
