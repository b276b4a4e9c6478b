package dev.ovation.bench;

import dev.ovation.bench.sockets.Delivered;
import java.util.Map;

/**
 * One measurement of one leg.
 *
 * @param micros CPU of the server for a delivery, user and system, as the operating system counts it
 * @param beside the same of other processes that work for it
 * @param foreign share of the machine that everybody else took
 */
record Figures(Delivered delivered, double micros, Map<String, Double> beside, double foreign) {
    private static final double MICROS = 1_000;

    /** Milliseconds that so many percent of the deliveries did not pass. */
    double millis(double percent) {
        return delivered.latencies().getValueAtPercentile(percent) / MICROS;
    }

    /** The same of the last delivery of each message. */
    double millisToLast(double percent) {
        return delivered.toLast().getValueAtPercentile(percent) / MICROS;
    }

    double perSecond() {
        return delivered.deliveries() / delivered.seconds();
    }
}
