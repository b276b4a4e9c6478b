package dev.ovation.viewer.presence;

import dev.ovation.api.Cursor;
import dev.ovation.api.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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
    private static final UUID FIRST_ID = new UUID(0, 0);

    /** Viewers of a stream; {@code guests} is the part that is not signed in. */
    record Figures(int viewers, int guests) {}

    /**
     * A user who is there.
     *
     * @param place where the list puts the user, before the id
     */
    record Present(PresentUser user, String place) {
        Cursor cursor() {
            return Cursor.of(place, user.userId());
        }
    }

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

    /** One more than the page, by name. */
    Uni<List<Present>> users(UUID streamId, PageRequest page) {
        Cursor after = page.cursor();
        String place = after == null ? "" : after.parts().get(0);
        UUID id = after == null ? FIRST_ID : after.uuid(1);
        return pool.preparedQuery(USERS)
                .execute(Tuple.of(streamId, place, id, page.limit() + 1))
                .map(rows -> rows.stream().map(PresentRepository::present).toList());
    }

    private static Present present(Row row) {
        PresentUser user = new PresentUser(
                row.getUUID("viewer_id"),
                row.getString("name"),
                row.getOffsetDateTime("since").toInstant());
        return new Present(user, row.getString("place"));
    }
}
