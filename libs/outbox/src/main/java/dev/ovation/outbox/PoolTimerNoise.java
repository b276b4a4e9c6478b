package dev.ovation.outbox;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Drops one line: when a connection can't be had, the pool of Vert.x 4.5 fails the query and lets its timer fail it
 * again two seconds later, which is told as an uncaught exception with a stack trace, once for each query of an outage.
 */
@LoggingFilter(name = "pool-timer-noise")
public final class PoolTimerNoise implements Filter {
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord line) {
        Throwable thrown = line.getThrown();
        return !(thrown instanceof IllegalStateException
                && thrown.getStackTrace().length > 1
                && POOL.equals(thrown.getStackTrace()[1].getClassName()));
    }
}
