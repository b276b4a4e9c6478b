package dev.ovation.coordination;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs one task on one replica of a service at a time, as long as its lock in PostgreSQL is held.
 *
 * <p>The lock is asked for and checked every second. When it is lost the task is stopped first and only then is the
 * lock asked for again. Another replica takes over at once from a clean stop or a killed process and within 15 s from
 * a machine that fell silent or a process that stands still. Two runners may overlap for seconds (a paused process doesn't know that its session is
 * gone): whatever runs here must be safe to repeat.
 */
public final class SingleRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SingleRunner.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    /** What runs while the lock is held. Both methods are called on the runner's own thread and may block. */
    public interface Task {
        /** Begins the work and returns; a failure gives the lock back and is tried again a second later. */
        void started();

        /** Ends the work and returns when nothing of it runs any more; called once after each {@link #started()}. */
        void stopped();
    }

    private final String name;
    private final DirectConnections connections;
    private final Task task;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean held;

    /** A runner that doesn't run yet; {@link SingleRunners} makes and starts them in a service. */
    public SingleRunner(String name, DirectConnections connections, Task task) {
        this.name = name;
        this.connections = connections;
        this.task = task;
        this.thread = new Thread(this::run, "runner-" + name);
        this.thread.setDaemon(true);
    }

    /** Begins to ask for the lock; returns at once. */
    public SingleRunner start() {
        thread.start();
        return this;
    }

    public String name() {
        return name;
    }

    /** Whether this replica holds the lock and its task runs. */
    public boolean held() {
        return held;
    }

    /** Stops the task and gives the lock back; returns when that is done, after 10 s at the latest. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean databaseAnswered = true;
        while (!isClosing()) {
            try (SessionLock lock = new SessionLock(connections, name)) {
                databaseAnswered = true;
                askUntilTaken(lock);
                work(lock);
            } catch (SQLException | RuntimeException | Error e) { // none may end the asking for good
                if (databaseAnswered) {
                    LOG.warnf("runner %s is without its lock: %s", name, e.getMessage());
                }
                databaseAnswered = false;
            }
            pause();
        }
    }

    private void askUntilTaken(SessionLock lock) throws SQLException {
        while (!isClosing() && !lock.tryTake()) {
            pause();
        }
    }

    private void work(SessionLock lock) throws SQLException {
        if (isClosing()) {
            return;
        }
        LOG.infof("runner %s works on this replica", name);
        try {
            held = true;
            task.started();
            while (!isClosing()) {
                pause();
                lock.check();
            }
        } finally {
            held = false;
            task.stopped();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            boolean closed = closing.await(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("runner %s checks, closing=%s", name, closed);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
