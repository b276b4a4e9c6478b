package dev.ovation.gift;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One statement that writes, and what its failures mean: without a connection nothing was sent ({@code 503
 * database-unavailable}); sent and not answered in time, or cut off, it may have happened ({@code 504
 * outcome-unknown}).
 */
public final class DatabaseWrite {
    private static final Logger LOG = Logger.getLogger(DatabaseWrite.class);

    /** A little longer than {@code statement_timeout}, whose answer is certain: nothing was written. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(2_200);

    private static final int RETRY_AFTER_SECONDS = 2;

    /** SQLSTATE classes of a database that is going, gone, full or too slow. */
    private static final List<String> AWAY = List.of("08", "53", "57", "58");

    private DatabaseWrite() {}

    /**
     * Runs the statement on a connection of the pool. Whoever stops waiting stops neither the wait for a connection nor
     * the statement: the connection goes back when it is done.
     */
    public static <T> Uni<T> run(Pool pool, Function<SqlConnection, Uni<T>> statement) {
        return toItsEnd(connection(pool)
                .chain(connection -> toItsEnd(statement.apply(connection).eventually(connection::close))
                        .ifNoItem()
                        .after(ANSWERED_WITHIN)
                        .fail()));
    }

    private static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom().emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
    }

    /** Whether the database itself said no to the statement, and would not say so to every other: nothing was written. */
    public static boolean wroteNothing(Throwable failure) {
        return failure instanceof PgException refusal
                && AWAY.stream().noneMatch(String.valueOf(refusal.getSqlState())::startsWith);
    }

    private static Uni<SqlConnection> connection(Pool pool) {
        return pool.getConnection()
                .onFailure()
                .invoke(failure -> LOG.warnf("database is away: failure=%s", failure))
                .onFailure()
                .transform(failure -> Problem.unavailable(ProblemType.DATABASE_UNAVAILABLE, RETRY_AFTER_SECONDS));
    }
}
