package dev.ovation.stream.broadcast;

import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of creations with the answers they had, for ever. Runs in the current session. */
@ApplicationScoped
class StreamCreationRepository implements PanacheRepositoryBase<StreamCreationKey, StreamCreationKey.Id> {

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
            if (cause instanceof LockTimeoutException) {
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
        return key == null
                ? Uni.createFrom().nullItem()
                : findById(new StreamCreationKey.Id(order.user().id(), key.value()))
                        .map(stored -> stored == null ? null : replay(stored, order));
    }

    private static StreamCreation.Created replay(StreamCreationKey stored, StreamCreation.Order order) {
        if (!stored.isFor(order.fingerprint())) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return new StreamCreation.Created(stored.streamId(), stored.answer(), true);
    }

    /** Keeps the answer, where there is a key. */
    Uni<Void> remember(StreamCreation.Order order, StreamCreation.Created created) {
        IdempotencyKey key = order.key();
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        StreamCreationKey.Id id = new StreamCreationKey.Id(order.user().id(), key.value());
        return persist(new StreamCreationKey(id, order.fingerprint(), created.streamId(), created.body()))
                .replaceWithVoid();
    }
}
