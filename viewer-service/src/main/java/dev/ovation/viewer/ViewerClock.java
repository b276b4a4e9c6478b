package dev.ovation.viewer;

/**
 * The time leases are given and judged by: PostgreSQL's clock, plus this much. Statements add it to
 * {@code clock_timestamp()}, so no other clock is ever asked.
 */
public interface ViewerClock {

    /** Milliseconds ahead of PostgreSQL: always 0 in a running service, more where a test lets time pass. */
    long aheadMillis();
}
