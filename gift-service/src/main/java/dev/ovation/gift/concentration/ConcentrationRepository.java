package dev.ovation.gift.concentration;

import dev.ovation.gift.GiftConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges creators' boards of today, and of yesterday for what came at its very end. */
@ApplicationScoped
class ConcentrationRepository {
    private static final String TELL = """
            WITH much AS (
                SELECT creator_id, begins, sum(total_coins)::bigint AS total_coins
                FROM creator_leaderboard b
                WHERE period = 'day' AND begins >= period_of('day', clock_timestamp(), $4) - 1
                  AND NOT EXISTS (
                      SELECT FROM concentration_alarms a WHERE a.creator_id = b.creator_id AND a.begins = b.begins)
                GROUP BY creator_id, begins HAVING sum(total_coins) >= $1
            ), few AS (
                SELECT much.*, top.top_coins, top.senders
                FROM much CROSS JOIN LATERAL (
                    SELECT sum(total_coins)::bigint AS top_coins,
                           json_agg(json_build_object(
                               'rank', rank, 'userId', sender_id, 'username', sender_username,
                               'totalCoins', total_coins, 'giftCount', gift_count) ORDER BY rank) AS senders
                    FROM (
                        SELECT row_number() OVER (ORDER BY total_coins DESC, reached) AS rank, b.*
                        FROM creator_leaderboard b
                        WHERE b.creator_id = much.creator_id AND b.period = 'day' AND b.begins = much.begins
                        ORDER BY rank LIMIT $2
                    ) best
                ) top
                WHERE top.top_coins * 10000 >= much.total_coins * $3
            ), told AS (
                INSERT INTO concentration_alarms (creator_id, begins, total_coins, top_coins)
                SELECT creator_id, begins, total_coins, top_coins FROM few
                ON CONFLICT DO NOTHING
                RETURNING creator_id, begins
            ), event AS (
                INSERT INTO outbox (event_id, topic, key, source, type, audience, delivery, data)
                SELECT uuidv7(), 'ovation.gifts', latest.stream_id::text, '/gift-service', 'gift:concentrated', 'internal',
                       'kept',
                       json_build_object(
                           'creatorId', few.creator_id, 'streamId', latest.stream_id, 'day', few.begins,
                           'totalCoins', few.total_coins, 'topCoins', few.top_coins, 'topSenders', few.senders)::text
                FROM told JOIN few USING (creator_id, begins)
                CROSS JOIN LATERAL (
                    SELECT stream_id FROM stream_gifts g
                    WHERE g.creator_id = told.creator_id ORDER BY created_at DESC LIMIT 1
                ) latest
            )
            SELECT count(*) FROM told
            """;

    private final Pool pool;
    private final GiftConfig config;

    ConcentrationRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Tells of creators nobody was told of that day; answers how many. */
    Uni<Long> tell() {
        GiftConfig.Concentration limits = config.concentration();
        return pool.preparedQuery(TELL)
                .execute(Tuple.of(
                        limits.coins(),
                        limits.senders(),
                        limits.share(),
                        config.zone().getId()))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
