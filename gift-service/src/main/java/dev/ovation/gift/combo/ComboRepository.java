package dev.ovation.gift.combo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Open combos; {@code send_gift} opens and lengthens them. */
@ApplicationScoped
class ComboRepository {
    private static final int MOST_A_ROUND = 1_000;

    private static final String END = """
            ended AS (
                DELETE FROM combos c USING due
                WHERE (c.stream_id, c.sender_id, c.gift_id) = (due.stream_id, due.sender_id, due.gift_id)
                RETURNING c.*
            ), told AS (
                INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
                SELECT combo_id, 'ovation.gifts', stream_id::text, '/gift-service', 'combo:ended', 'public', 'kept',
                       combo_ended(ended::combos)
                FROM ended ORDER BY expires_at
            )
            SELECT count(*) FROM ended
            """;

    // A combo that a gift is lengthening is left to the next round, which will find it open.
    private static final String END_EXPIRED = """
            WITH due AS (
                SELECT stream_id, sender_id, gift_id FROM combos WHERE expires_at <= clock_timestamp()
                LIMIT $1 FOR UPDATE SKIP LOCKED
            ),
            """ + END;
    private static final String END_OF_STREAM = """
            WITH due AS (
                SELECT stream_id, sender_id, gift_id FROM combos WHERE stream_id = $1 FOR UPDATE
            ),
            """ + END;

    private final Pool pool;

    ComboRepository(Pool pool) {
        this.pool = pool;
    }

    /** Ends combos whose window has closed, some hundreds at most; answers how many. */
    Uni<Long> endExpired() {
        return pool.preparedQuery(END_EXPIRED)
                .execute(Tuple.of(MOST_A_ROUND))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Ends all combos of a stream that takes no more gifts. */
    Uni<Void> endOf(SqlConnection tx, UUID streamId) {
        return tx.preparedQuery(END_OF_STREAM).execute(Tuple.of(streamId)).replaceWithVoid();
    }
}
