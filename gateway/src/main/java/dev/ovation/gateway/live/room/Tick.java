package dev.ovation.gateway.live.room;

/**
 * How long a busy room gathers events for one frame. A frame costs the more, the more sockets it is written to, and each
 * socket's write costs the same however much is in it: so the tick grows with the crowd (docs/adr/0011).
 *
 * @param longestMillis what it never exceeds
 */
record Tick(long longestMillis) {
    static final long SHORTEST_MILLIS = 10;

    /** With some 4 µs a write, a room takes about a tenth of a core. */
    private static final int WATCHERS_A_MILLI = 25;

    long millis(int watchers) {
        return Math.min(longestMillis, Math.max(SHORTEST_MILLIS, watchers / WATCHERS_A_MILLI));
    }
}
