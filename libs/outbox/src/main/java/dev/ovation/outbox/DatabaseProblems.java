package dev.ovation.outbox;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A database that is away, full or too slow is {@code 503 database-unavailable}, not our defect. A write whose
 * connection broke while it was being answered, or that was given up waiting, may have been committed: {@code 504
 * outcome-unknown}.
 */
public class DatabaseProblems {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final long WARN_EVERY_NANOS = 5_000_000_000L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * SQLSTATE: connection (08), insufficient resources (53), operator intervention, which also covers starting up and
     * the statement timeout (57), system error (58), lock not to be had in time (55P03).
     */
    private static final List<String> AWAY = List.of("08", "53", "57", "58", LOCK_NOT_AVAILABLE);

    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    private static final List<String> READS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AtomicLong lastWarned = new AtomicLong(System.nanoTime() - WARN_EVERY_NANOS);

    /** Whether the caller was refused, as opposed to our own database being away: that one need not be asked again. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.type() != ProblemType.DATABASE_UNAVAILABLE;
    }

    @ServerExceptionMapper({
        PgException.class,
        VertxException.class,
        NoStackTraceThrowable.class,
        IOException.class,
        CompletionException.class,
        TimeoutException.class,
        io.smallrye.mutiny.TimeoutException.class
    })
    Response answer(Throwable failure, UriInfo uri, Request request) {
        String path = uri.getRequestUri().getRawPath();
        if (brokeOffInTheForm(failure)) {
            return Problem.of(ProblemType.MALFORMED_BODY).toResponse(path);
        }
        ProblemType type = type(failure, READS.contains(request.getMethod()));
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.errorf(failure, "Request failed on %s", path);
            return Problem.of(type).toResponse(path);
        }
        warn(path, failure);
        return Problem.unavailable(type, RETRY_AFTER_SECONDS).toResponse(path);
    }

    /** The framework reads multipart forms itself; one that ends too early is a plain IOException of that reader. */
    private static boolean brokeOffInTheForm(Throwable failure) {
        return failure instanceof IOException
                && Arrays.stream(failure.getStackTrace())
                        .limit(3)
                        .anyMatch(at -> at.getClassName().startsWith(FORM_READER));
    }

    /** One line every five seconds: an outage under load must not fill the disk as well. */
    private void warn(String path, Throwable failure) {
        long now = System.nanoTime();
        long last = lastWarned.get();
        if (now - last > WARN_EVERY_NANOS && lastWarned.compareAndSet(last, now)) {
            LOG.warnf("database is away: path=%s failure=%s", path, failure);
        }
    }

    /**
     * What a failed look-up means to the write that needed it: nothing was sent, so its outcome is known. For {@code
     * onFailure().transform}; what is not the database's fault stays as it is.
     */
    public static Throwable beforeAnythingWasSent(Throwable failure) {
        return type(failure, true) == ProblemType.DATABASE_UNAVAILABLE
                ? Problem.unavailable(ProblemType.DATABASE_UNAVAILABLE, RETRY_AFTER_SECONDS)
                : failure;
    }

    /** Whether a statement waited in vain for a lock that another transaction holds. It has changed nothing. */
    public static boolean isLockHeldByAnother(Throwable failure) {
        return failure instanceof PgException refusal && LOCK_NOT_AVAILABLE.equals(refusal.getSqlState());
    }

    /** Which problem a failure is, {@code INTERNAL_ERROR} if the database is not to blame. */
    static ProblemType type(Throwable failure, boolean read) {
        if (Failures.causes(failure).anyMatch(DatabaseProblems::brokeMidway)) {
            return read ? ProblemType.DATABASE_UNAVAILABLE : ProblemType.OUTCOME_UNKNOWN;
        }
        boolean away = Failures.causes(failure).anyMatch(DatabaseProblems::isAway);
        return away ? ProblemType.DATABASE_UNAVAILABLE : ProblemType.INTERNAL_ERROR;
    }

    private static boolean brokeMidway(Throwable cause) {
        return cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException;
    }

    private static boolean isAway(Throwable cause) {
        if (cause instanceof DatabaseException database) {
            String state = database.getSqlState();
            return state != null && AWAY.stream().anyMatch(state::startsWith);
        }
        // refused, reset; no connection free within the pool's bound; or one that had died in it: nothing was sent
        String message = String.valueOf(cause.getMessage());
        return cause instanceof IOException
                || message.startsWith("Timeout")
                || message.startsWith("Connection is not active now");
    }
}
