package dev.ovation.outbox;

import dev.ovation.coordination.DirectConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** The relay at work between taking the lock and losing it: one thread that carries rows from the table to Kafka. */
final class RelaySession {
    private static final Logger LOG = Logger.getLogger(RelaySession.class);
    private static final int PAGE = 500;
    private static final int MOST_UNSETTLED = 4_000;
    private static final int DELETE_AT = 500;
    private static final long DELETE_AFTER_NANOS = Duration.ofMillis(20).toNanos();
    private static final long BUSY_MILLIS = 5;
    private static final long UNDER_WAY_MILLIS = 10;
    private static final long BUSIEST_MILLIS = 20;
    private static final long QUIET_MILLIS = 40;
    private static final long AFTER_FAILURE_MILLIS = 200;
    private static final long MEASURE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long STOP_WITHIN_MILLIS = 8_000;

    private final DirectConnections connections;
    private final RelaySender sender;
    private final RelayMetrics metrics;
    private final LookFloor floor = new LookFloor();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopping;
    private long pause = BUSY_MILLIS;
    private long lastDelete = System.nanoTime();
    private long lastMeasured = System.nanoTime() - MEASURE_NANOS;

    RelaySession(DirectConnections connections, RelaySender sender, RelayMetrics metrics) {
        this.connections = connections;
        this.sender = sender;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void wake() {
        wake.release();
    }

    /** Nothing is sent any more when this begins to wait for the thread, which then only deletes what was acknowledged. */
    void stop() {
        stopping = true;
        sender.abort();
        wake.release();
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (OutboxTable table = new OutboxTable(connections)) {
                while (!stopping) {
                    round(table);
                }
                settle(table, true);
            } catch (SQLException e) {
                LOG.warnf("relay is without its database: %s", e.getMessage());
                rest(AFTER_FAILURE_MILLIS);
            } catch (RuntimeException | Error e) { // whatever it was: the lock stays with this thread
                LOG.errorf(e, "relay failed and goes on");
                rest(AFTER_FAILURE_MILLIS);
            }
        }
        metrics.idle();
    }

    private void round(OutboxTable table) throws SQLException {
        settle(table, false);
        if (sender.repair()) {
            floor.reset();
        }
        if (floor.isDue()) {
            table.move(floor);
        }
        measure(table);
        wake.drainPermits(); // whoever woke it until now has committed: this look finds it
        int found = isFull() ? 0 : sendPage(table);
        if (found < PAGE) {
            pause(found);
        }
    }

    /**
     * Where it found several, or may send no more for now, it waits some milliseconds, whoever wakes it, and the longer the
     * more there were: what is committed meanwhile goes together, in one look and one request. Else it looks at once when
     * woken, and unasked ever more rarely while nothing is under way.
     */
    private void pause(int found) {
        if (found > 1 || isFull()) {
            pause = BUSY_MILLIS;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(BUSY_MILLIS + found, BUSIEST_MILLIS)));
        } else if (!sender.unsettled().isEmpty()) {
            pause = BUSY_MILLIS;
            rest(UNDER_WAY_MILLIS);
        } else {
            rest(pause);
            pause = Math.min(2 * pause, QUIET_MILLIS);
        }
    }

    private boolean isFull() {
        return sender.unsettled().size() >= MOST_UNSETTLED;
    }

    /** Answers how many rows there were; if it is a whole page there may be more. */
    private int sendPage(OutboxTable table) throws SQLException {
        List<OutboxRow> page = table.page(floor.above(), sender.unsettled(), PAGE);
        for (OutboxRow row : page) {
            String defect = row.defect();
            if (defect != null) {
                sender.refuse(row.id(), defect);
            } else if (stopping || !sender.send(row)) {
                return 0;
            }
            floor.sent(row.id());
        }
        floor.looked(page.size() < PAGE ? Long.MAX_VALUE : page.get(PAGE - 1).id());
        return page.size();
    }

    private void settle(OutboxTable table, boolean now) throws SQLException {
        bury(table);
        boolean due = System.nanoTime() - lastDelete > DELETE_AFTER_NANOS || sender.acknowledgedCount() >= DELETE_AT;
        if (now || due) {
            deleteAcknowledged(table);
        }
    }

    private void bury(OutboxTable table) throws SQLException {
        for (var refusal = sender.nextRefusal(); refusal != null; refusal = sender.nextRefusal()) {
            table.bury(refusal.id(), refusal.error());
            sender.buried(refusal);
            metrics.dead();
            LOG.errorf("event is refused and put into outbox_dead: id=%d error=%s", refusal.id(), refusal.error());
        }
    }

    private void deleteAcknowledged(OutboxTable table) throws SQLException {
        lastDelete = System.nanoTime();
        List<Long> ids = new ArrayList<>(sender.takeAcknowledged());
        if (ids.isEmpty()) {
            return;
        }
        try {
            table.delete(ids);
            sender.settled(ids);
            metrics.published(ids.size());
        } catch (SQLException e) {
            // They stay acknowledged and are deleted when the database answers again.
            sender.acknowledgedAgain(ids);
            throw e;
        }
    }

    private void measure(OutboxTable table) throws SQLException {
        if (System.nanoTime() - lastMeasured > MEASURE_NANOS) {
            lastMeasured = System.nanoTime();
            metrics.backlog(table.backlog());
        }
    }

    private void rest(long millis) {
        try {
            boolean woken = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
            LOG.tracef("relay looks again, woken=%s", woken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
