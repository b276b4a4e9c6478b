package dev.ovation.viewer.presence;

import dev.ovation.api.Cursor;
import dev.ovation.outbox.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is there at this moment, counted from the connections and leases themselves. */
@ApplicationScoped
class PresentRepository {
    private static final String COUNT = """
            SELECT count(DISTINCT viewer_key)::int AS viewers,
                   (count(DISTINCT viewer_key) FILTER (WHERE viewer_key LIKE 'd:%'))::int AS guests
            FROM present WHERE stream_id = $1
            """;
    private static final String USERS = """
            SELECT viewer_id, name, lower(name) AS place, since
            FROM (
                SELECT viewer_id, min(username) AS name, min(since) AS since
                FROM present WHERE stream_id = $1 AND viewer_key LIKE 'u:%'
                GROUP BY viewer_id
            ) users
            WHERE (lower(name), viewer_id) > ($2, $3)
            ORDER BY lower(name), viewer_id
            LIMIT $4
            """;

    /** Viewers of a stream; {@code guests} is the part that is not signed in. */
    record Figures(int viewers, int guests) {}

    /** A place in the list: by name, whatever its case, then by id. */
    record Place(String name, UUID id) {
        private static final Place START = new Place("", new UUID(0, 0));

        /** Where the page begins. */
        static Place after(@Nullable Cursor cursor) {
            return cursor == null ? START : new Place(cursor.parts().get(0), cursor.uuid(1));
        }

        Cursor cursor() {
            return Cursor.of(name, id);
        }
    }

    /** A user who is there, and where the list puts the user. */
    record Present(PresentUser user, Place place) {}

    private final Pool pool;

    PresentRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Figures> count(UUID streamId) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(streamId))
                .map(rows -> rows.iterator().next())
                .map(row -> new Figures(row.getInteger("viewers"), row.getInteger("guests")));
    }

    /** Users by name, from after a place. */
    Uni<List<Present>> users(UUID streamId, Place after, int most) {
        return pool.preparedQuery(USERS)
                .execute(Tuple.of(streamId, after.name(), after.id(), most))
                .map(rows -> rows.stream().map(PresentRepository::present).toList());
    }

    private static Present present(Row row) {
        PresentUser user = new PresentUser(row.getUUID("viewer_id"), row.getString("name"), Times.read(row, "since"));
        return new Present(user, new Place(row.getString("place"), user.userId()));
    }
}
