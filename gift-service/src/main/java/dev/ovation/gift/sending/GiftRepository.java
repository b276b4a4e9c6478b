package dev.ovation.gift.sending;

import dev.ovation.gift.DatabaseWrite;
import dev.ovation.gift.GiftConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;

/** The one statement that sends a gift. */
@ApplicationScoped
class GiftRepository {
    private static final String SEND =
            "SELECT * FROM send_gift($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

    private final Pool pool;
    private final GiftConfig config;

    GiftRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** One round trip, one transaction. */
    Uni<GiftOutcome> send(SendGift gift, StreamWord stream) {
        Tuple values = Tuple.tuple()
                .addUUID(gift.id())
                .addUUID(gift.streamId())
                .addUUID(gift.sender().id())
                .addString(gift.sender().username())
                .addUUID(gift.giftId())
                .addInteger(gift.quantity())
                .addString(gift.key().value())
                .addString(gift.fingerprint())
                .addString(stream.code())
                .addUUID(stream.creator())
                .addInteger(config.creatorShare())
                .addValue(Interval.of(config.comboWindow()))
                .addLong(config.mostCoinsAMinute())
                .addLong(config.mostCoinsADay());
        return DatabaseWrite.run(
                pool,
                connection -> connection
                        .preparedQuery(SEND)
                        .execute(values)
                        .map(rows -> outcome(rows.iterator().next())));
    }

    private static GiftOutcome outcome(Row row) {
        return new GiftOutcome(
                GiftOutcome.Code.of(row.getString("outcome")),
                row.getString("answer"),
                row.getLong("balance"),
                row.getLong("required"),
                row.getInteger("retry_after"));
    }
}
