package dev.ovation.gift;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;

/** How long a write waits for the database, and what its failures mean. */
public final class WriteDeadline {
    /** A little longer than {@code statement_timeout}, whose answer is certain: nothing was written. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(2_200);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private WriteDeadline() {}

    /** Fails with a {@link java.util.concurrent.TimeoutException}, which is told as {@code 504 outcome-unknown}. */
    public static <T> Uni<T> hold(Uni<T> write) {
        return write.ifNoItem().after(ANSWERED_WITHIN).fail();
    }

    /** Whether a claim waited in vain for the one that holds its key. Nothing was written. */
    public static boolean isKeyInUse(Throwable failure) {
        return failure instanceof PgException refusal && LOCK_NOT_AVAILABLE.equals(refusal.getSqlState());
    }
}
