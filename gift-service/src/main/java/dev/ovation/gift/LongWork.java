package dev.ovation.gift;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A transaction that goes through whole tables: it may run for two minutes instead of two seconds. It sends no gift, and says
 * so by its name, so that the closing of a stream doesn't wait for it.
 */
public final class LongWork {
    /** {@code application_name} of such a transaction. */
    public static final String NAME = "gift-service, long work";

    private static final String BEGIN =
            "SET LOCAL application_name = '" + NAME + "'; SET LOCAL statement_timeout = '120s'";

    private LongWork() {}

    /** Makes a transaction that has just begun one of these. */
    public static Uni<Void> begin(SqlConnection tx) {
        return tx.query(BEGIN).execute().replaceWithVoid();
    }
}
