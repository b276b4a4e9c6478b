package dev.ovation.stream.thumbnail;

import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures in PostgreSQL; none ever changes. */
@ApplicationScoped
class ThumbnailRepository {
    private static final String INSERT = "INSERT INTO thumbnail (id, owner_id, jpeg) VALUES ($1, $2, $3)";
    private static final String IS_OWN = "SELECT EXISTS (SELECT 1 FROM thumbnail WHERE id = $1 AND owner_id = $2)";
    private static final String JPEG = "SELECT jpeg FROM thumbnail WHERE id = $1";

    private final Pool pool;

    ThumbnailRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> insert(UUID id, UUID owner, byte[] jpeg) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(id, owner, Buffer.buffer(jpeg)))
                .replaceWithVoid();
    }

    Uni<Boolean> isOwn(SqlConnection tx, UUID owner, UUID id) {
        return tx.preparedQuery(IS_OWN)
                .execute(Tuple.of(id, owner))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The picture; null when there is none. */
    Uni<byte @Nullable []> jpeg(UUID id) {
        return pool.preparedQuery(JPEG)
                .execute(Tuple.of(id))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> row.getBuffer("jpeg").getBytes())
                        .orElse(null));
    }
}
