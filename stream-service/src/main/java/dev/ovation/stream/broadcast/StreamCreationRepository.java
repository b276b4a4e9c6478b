package dev.ovation.stream.broadcast;

import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.outbox.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of creations with the answers they had, for ever. */
@ApplicationScoped
class StreamCreationRepository {
    private static final String ANSWER =
            "SELECT fingerprint, stream_id, answer FROM stream_creation WHERE creator_id = $1 AND key = $2";
    private static final String REMEMBER =
            "INSERT INTO stream_creation (creator_id, key, fingerprint, stream_id, answer) VALUES ($1, $2, $3, $4, $5)";

    /** Names a request by what it asks for. */
    static String fingerprint(String request) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("create " + request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The stored answer, or null when the key is fresh or there is none.
     *
     * @throws Problem idempotency-key-reused when the key belongs to another request
     */
    Uni<StreamCreation.@Nullable Created> answer(SqlConnection tx, StreamCreation.Order order) {
        IdempotencyKey key = order.key();
        return key == null
                ? Uni.createFrom().nullItem()
                : tx.preparedQuery(ANSWER)
                        .execute(Tuple.of(order.user().id(), key.value()))
                        .map(rows -> Rows.stream(rows)
                                .findFirst()
                                .map(stored -> replay(stored, order))
                                .orElse(null));
    }

    private static StreamCreation.Created replay(Row stored, StreamCreation.Order order) {
        if (!stored.getString("fingerprint").equals(order.fingerprint())) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return new StreamCreation.Created(stored.getUUID("stream_id"), stored.getString("answer"), true);
    }

    /** Keeps the answer, where there is a key. */
    Uni<Void> remember(SqlConnection tx, StreamCreation.Order order, StreamCreation.Created created) {
        IdempotencyKey key = order.key();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        Tuple values =
                Tuple.of(order.user().id(), key.value(), order.fingerprint(), created.streamId(), created.body());
        return tx.preparedQuery(REMEMBER).execute(values).replaceWithVoid();
    }
}
