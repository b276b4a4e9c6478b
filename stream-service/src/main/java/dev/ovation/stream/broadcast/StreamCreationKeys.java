package dev.ovation.stream.broadcast;

import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of creations with the answers they had, for ever. Runs in the current session. */
@ApplicationScoped
class StreamCreationKeys {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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

    /** Whether the lock that an earlier request holds was not free in time. */
    static boolean waitedTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException e && LOCK_NOT_AVAILABLE.equals(e.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The stored answer, or null when the key is fresh or there is none.
     *
     * @throws Problem idempotency-key-reused when the key belongs to another request
     */
    Uni<StreamCreation.@Nullable Created> answer(StreamCreation.Order order) {
        IdempotencyKey key = order.key();
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT stream_id, fingerprint, answer FROM stream_creation"
                                        + " WHERE creator_id = :creator AND key = :key",
                                Tuple.class)
                        .setParameter("creator", order.user().id())
                        .setParameter("key", key.value())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : replay(row, order));
    }

    private static StreamCreation.Created replay(Tuple row, StreamCreation.Order order) {
        if (!order.fingerprint().equals(row.get(1, String.class))) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return new StreamCreation.Created(row.get(0, UUID.class), row.get(2, String.class), true);
    }

    /** Keeps the answer, where there is a key. */
    Uni<Void> remember(StreamCreation.Order order, StreamCreation.Created created) {
        IdempotencyKey key = order.key();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("INSERT INTO stream_creation"
                                + " (creator_id, key, fingerprint, stream_id, answer)"
                                + " VALUES (:creator, :key, :fingerprint, :stream, :answer)")
                        .setParameter("creator", order.user().id())
                        .setParameter("key", key.value())
                        .setParameter("fingerprint", order.fingerprint())
                        .setParameter("stream", created.streamId())
                        .setParameter("answer", created.body())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
