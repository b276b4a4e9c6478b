package dev.ovation.gift.sending;

import dev.ovation.gift.DatabaseWrite;
import dev.ovation.gift.GiftConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The statements that send gifts: one, or several of different senders. */
@ApplicationScoped
class GiftRepository {
    private static final String SEND =
            "SELECT * FROM send_gift($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    private static final String SEND_SEVERAL =
            "SELECT * FROM send_gifts($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

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

    /**
     * One round trip, one transaction for gifts of different senders that nobody has refused. Answers those that were
     * sent, by their senders; of the others nothing is left.
     */
    Uni<Map<UUID, GiftOutcome>> send(List<WaitingGift> gifts) {
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(array(gifts, w -> w.gift().id(), UUID[]::new))
                .addArrayOfUUID(array(gifts, w -> w.gift().streamId(), UUID[]::new))
                .addArrayOfUUID(array(gifts, WaitingGift::senderId, UUID[]::new))
                .addArrayOfString(array(gifts, w -> w.gift().sender().username(), String[]::new))
                .addArrayOfUUID(array(gifts, w -> w.gift().giftId(), UUID[]::new))
                .addArrayOfInteger(array(gifts, w -> w.gift().quantity(), Integer[]::new))
                .addArrayOfString(array(gifts, w -> w.gift().key().value(), String[]::new))
                .addArrayOfString(array(gifts, w -> w.gift().fingerprint(), String[]::new))
                .addArrayOfUUID(array(gifts, w -> w.stream().creator(), UUID[]::new))
                .addInteger(config.creatorShare())
                .addValue(Interval.of(config.comboWindow()))
                .addLong(config.mostCoinsAMinute())
                .addLong(config.mostCoinsADay());
        return DatabaseWrite.run(
                pool,
                connection ->
                        connection.preparedQuery(SEND_SEVERAL).execute(values).map(GiftRepository::sent));
    }

    private static <T> T[] array(
            List<WaitingGift> gifts, Function<WaitingGift, T> part, java.util.function.IntFunction<T[]> make) {
        return gifts.stream().map(part).toArray(make);
    }

    private static Map<UUID, GiftOutcome> sent(RowSet<Row> rows) {
        Map<UUID, GiftOutcome> sent = new HashMap<>();
        for (Row row : rows) {
            sent.put(
                    row.getUUID("sender"),
                    new GiftOutcome(GiftOutcome.Code.SENT, row.getString("answer"), null, null, null));
        }
        return sent;
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
