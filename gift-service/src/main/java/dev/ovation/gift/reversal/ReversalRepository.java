package dev.ovation.gift.reversal;

import dev.ovation.gift.DatabaseWrite;
import dev.ovation.gift.GiftConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The one statement that takes a gift back. */
@ApplicationScoped
class ReversalRepository {
    private static final String REVERSE = "SELECT * FROM reverse_gift($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private final Pool pool;
    private final GiftConfig config;

    ReversalRepository(Pool pool, GiftConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** The word of {@code reverse_gift}, and the receipt's JSON when it was reversed now or under the same key before. */
    record Outcome(String code, @Nullable String answer) {}

    /** One round trip, one transaction. */
    Uni<Outcome> reverse(ReverseGift reversal) {
        Tuple values = Tuple.tuple()
                .addUUID(reversal.id())
                .addUUID(reversal.streamId())
                .addUUID(reversal.giftSentId())
                .addUUID(reversal.caller())
                .addBoolean(reversal.admin())
                .addString(reversal.reason())
                .addString(reversal.key().value())
                .addString(reversal.fingerprint())
                .addString(config.zone().getId());
        return DatabaseWrite.run(
                pool,
                connection -> connection.preparedQuery(REVERSE).execute(values).map(rows -> {
                    var row = rows.iterator().next();
                    return new Outcome(row.getString("outcome"), row.getString("answer"));
                }));
    }
}
