package dev.ovation.gift.sending;

import dev.ovation.gift.DatabaseWrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The one statement that sends a gift. */
@ApplicationScoped
class GiftRepository {
    private static final String SEND = "SELECT * FROM send_gift($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private final Pool pool;

    GiftRepository(Pool pool) {
        this.pool = pool;
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
                .addUUID(stream.creator());
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
                row.getLong("required"));
    }
}
