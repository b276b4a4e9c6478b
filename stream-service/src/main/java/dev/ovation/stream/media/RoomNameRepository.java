package dev.ovation.stream.media;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names rooms: our prefix, which tells this database's rooms from another suite's, and 128 random bits. */
@ApplicationScoped
class RoomNameRepository {
    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Uni<String> prefix;

    RoomNameRepository(Pool pool) {
        this.prefix = Uni.createFrom()
                .deferred(
                        () -> pool.query("SELECT room_prefix FROM media_watch").execute())
                .map(rows -> rows.iterator().next().getString(0))
                .memoize()
                .until(() -> false);
    }

    Uni<String> next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return prefix().map(start -> start + HexFormat.of().formatHex(bytes));
    }

    Uni<String> prefix() {
        return prefix;
    }
}
