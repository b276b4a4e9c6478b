package dev.ovation.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows in the order they are given and remembers which are on the way, which the broker has and which it
 * refused. One thread sends; {@link #abort} may come from any other; the producer's own thread reports.
 */
final class RelaySender {
    private static final Logger LOG = Logger.getLogger(RelaySender.class);

    /** A row the broker will never take, and why. */
    record Refusal(long id, String error) {}

    private final Supplier<Producer<String, byte[]>> producers;
    private final Set<Long> unsettled = new HashSet<>();
    private final ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Refusal> refused = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception broken;
    private @Nullable Producer<String, byte[]> producer;
    private boolean aborted;

    RelaySender(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    /**
     * Hands a row to the producer; may block for as long as the broker is away, but a bounded time.
     *
     * @return false if it was not taken: then nothing that comes after it may be sent before it
     */
    boolean send(OutboxRow row) {
        Producer<String, byte[]> open = open();
        if (open == null) {
            return false;
        }
        Report report = new Report(row.id());
        unsettled.add(row.id());
        try {
            var unused = open.send(row.toRecord(), report);
        } catch (KafkaException | IllegalStateException e) {
            report.notTaken = true;
            broken = e;
        }
        if (report.notTaken) {
            unsettled.remove(row.id());
        }
        return !report.notTaken;
    }

    /** The rows that must not be sent again: on the way, or settled and still in the table. */
    Collection<Long> unsettled() {
        return unsettled;
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Rows the broker has, each told once; they stay unsettled until {@link #settled}. */
    List<Long> takeAcknowledged() {
        return drain(acknowledged);
    }

    /** Takes back what {@link #takeAcknowledged} told: these rows could not leave the table yet. */
    void acknowledgedAgain(Collection<Long> ids) {
        acknowledged.addAll(ids);
    }

    /** The next row refused for itself, or null; it comes again until it is {@link #buried}. */
    @Nullable
    Refusal nextRefusal() {
        return refused.peek();
    }

    /** The refused row has left the table. */
    void buried(Refusal refusal) {
        refused.remove(refusal);
        unsettled.remove(refusal.id());
    }

    /** Counts a row as refused without asking the broker. */
    void refuse(long id, String error) {
        unsettled.add(id);
        refused.add(new Refusal(id, error));
    }

    /** These rows have left the table. */
    void settled(Collection<Long> ids) {
        unsettled.removeAll(ids);
    }

    /**
     * After a failure that no record is to blame for: starts anew with a fresh producer. All that was on the way may
     * be sent again, in its old order, because the old producer is closed before.
     *
     * @return whether there was such a failure
     */
    boolean repair() {
        Exception failure = broken;
        if (failure == null || isAborted()) {
            return false;
        }
        LOG.warnf("relay takes a new producer: %s", failure.toString());
        close();
        unsettled.clear();
        unsettled.addAll(acknowledged);
        refused.forEach(r -> unsettled.add(r.id()));
        broken = null;
        return true;
    }

    /** Gives up at once all that is on the way; nothing is sent any more. */
    void abort() {
        synchronized (this) {
            aborted = true;
        }
        close();
    }

    private synchronized @Nullable Producer<String, byte[]> open() {
        if (producer == null && !aborted) {
            producer = producers.get();
        }
        return aborted ? null : producer;
    }

    private synchronized boolean isAborted() {
        return aborted;
    }

    private synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private static <T> List<T> drain(ConcurrentLinkedQueue<T> queue) {
        List<T> taken = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private static boolean isTheRecordsFault(Exception e) {
        return e instanceof RecordTooLargeException
                || e instanceof RecordBatchTooLargeException
                || e instanceof SerializationException
                || e instanceof InvalidRecordException
                || e instanceof InvalidTopicException;
    }

    private final class Report implements Callback {
        private final long id;
        private final Thread sending = Thread.currentThread();
        private boolean notTaken;

        private Report(long id) {
            this.id = id;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                acknowledged.add(id);
            } else if (isTheRecordsFault(failure)) {
                refused.add(new Refusal(id, failure.toString()));
            } else if (Thread.currentThread() == sending) {
                // Refused before it was queued, for want of a broker: nothing is on the way, so the order is whole.
                notTaken = true;
                broken = failure instanceof TimeoutException ? broken : failure;
            } else {
                broken = failure;
            }
        }
    }
}
