package dev.ovation.bench.sockets;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What became of the messages of one schedule.
 *
 * @param deliveries messages that arrived, counted for each viewer
 * @param seconds from the first message to the last delivery
 * @param complete false where deliveries still arrived when patience ended: the server can't keep up
 * @param latencies microseconds from the intended sending to the arrival, of one viewer in a hundred
 * @param toLast the same of each message to the last viewer it reached
 * @param frames that the messages came in
 * @param bytes read
 * @param readerSeconds CPU of the thread that reads
 * @param lagMicros the latest that a message was sent after its time
 * @param findings missing, repeated or disordered deliveries, sockets closed by the server; empty where all is well
 */
public record Delivered(
        long deliveries,
        double seconds,
        boolean complete,
        Histogram latencies,
        Histogram toLast,
        long frames,
        long bytes,
        double readerSeconds,
        long lagMicros,
        List<String> findings) {

    /** CPU that reading a delivery took, in microseconds. */
    public double readerMicros() {
        return 1e6 * readerSeconds / Math.max(1, deliveries);
    }

    /** Share of the time that the reading thread worked. */
    public double readerBusy() {
        return readerSeconds / seconds;
    }
}
