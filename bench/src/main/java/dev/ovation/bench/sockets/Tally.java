package dev.ovation.bench.sockets;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What the reading thread counts of one schedule; its own until {@link #deliveries} says that all is in. */
final class Tally {
    private static final int DECODED_OF = 100;
    private static final long MOST_MICROS = 600_000_000;

    final Histogram latencies = new Histogram(MOST_MICROS, 3);
    final Histogram toLast = new Histogram(MOST_MICROS, 3);
    private final Schedule schedule;
    private final long first;
    private final int[] waiting;
    private final long expected;
    private volatile long deliveries;
    private volatile long finished;
    private long finishedSoFar;
    long counted;
    long frames;
    long bytes;
    long strays;
    volatile long lastNanos;

    /**
     * @param first number of each room's first message of the schedule
     * @param audience viewers a room
     */
    Tally(Schedule schedule, long first, int[] audience) {
        this.schedule = schedule;
        this.first = first;
        this.waiting = new int[schedule.count()];
        Arrays.setAll(waiting, message -> audience[schedule.room(message)]);
        this.expected = Arrays.stream(waiting).asLongStream().sum();
    }

    /** @param marker where it begins */
    void delivered(int viewer, int room, long number, byte[] frame, int marker, long nowMicros) {
        counted++;
        long message = (number - first) * schedule.rooms() + room;
        if (message < 0 || message >= waiting.length) {
            strays++;
            return;
        }
        boolean last = --waiting[(int) message] == 0;
        finishedSoFar += last ? 1 : 0;
        if (last || viewer % DECODED_OF == 0) {
            long took = Math.min(MOST_MICROS, Math.max(0, nowMicros - Marker.micros(frame, marker)));
            if (last) {
                toLast.recordValue(took);
            }
            if (viewer % DECODED_OF == 0) {
                latencies.recordValue(took);
            }
        }
    }

    /** Lets other threads see how far it is. */
    void show(long nowNanos) {
        if (deliveries != counted) {
            lastNanos = nowNanos;
            finished = finishedSoFar;
            deliveries = counted;
        }
    }

    /** Messages that have reached everybody. */
    long finished() {
        return finished;
    }

    long deliveries() {
        return deliveries;
    }

    boolean isComplete() {
        return deliveries >= expected;
    }

    List<String> strayFindings() {
        return strays == 0 ? List.of() : List.of(strays + " deliveries of messages of another time");
    }
}
