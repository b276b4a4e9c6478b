package dev.ovation.outbox;

import java.time.Duration;

/**
 * From which id on the relay looks. Rows die young in the outbox, and until they are vacuumed away each look from its
 * beginning walks over all of them. An id is behind the floor once every transaction is over that could still commit a
 * lower one (those that ran when the id had been sent), and a look after that has sent what they left. Used by the relay's
 * thread alone.
 *
 * <p>An id that comes from behind all the same (put back by hand, or drawn before its transaction had a number) is found
 * by the look that begins at the beginning, once a second.
 */
final class LookFloor {
    private static final long WHOLE_LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MOVE_NANOS = Duration.ofMillis(50).toNanos();

    private long floor;
    private long afterLook;
    private long next;
    private long nextHorizon;
    private long sent;
    private long movedAt = System.nanoTime();
    private long wholeAt = System.nanoTime();

    LookFloor() {
        reset();
    }

    /** Begins anew: what was sent may have to be sent again. */
    void reset() {
        floor = 0;
        afterLook = 0;
        next = 0;
        nextHorizon = Long.MAX_VALUE;
        sent = 0;
    }

    /** This row and all that were seen before it are on their way. */
    void sent(long id) {
        sent = Math.max(sent, id);
    }

    /** The id above which to look now. */
    long above() {
        long now = System.nanoTime();
        if (now - wholeAt > WHOLE_LOOK_NANOS) {
            wholeAt = now;
            return 0;
        }
        return floor;
    }

    /**
     * All that a look found is on its way.
     *
     * @param upTo how far it looked: a whole page may have left some behind
     */
    void looked(long upTo) {
        floor = Math.max(floor, Math.min(afterLook, upTo));
    }

    /** Whether it is time to {@link #move}, and there is somewhere to move to. */
    boolean isDue() {
        return sent > floor && System.nanoTime() - movedAt > MOVE_NANOS;
    }

    /**
     * Has the floor move up, after the next look, as far as nothing can come from behind.
     *
     * @param oldest the oldest transaction that runs now ({@code pg_snapshot_xmin})
     * @param following the one that has not begun ({@code pg_snapshot_xmax}); both asked for after the last {@link #sent}
     */
    void move(long oldest, long following) {
        movedAt = System.nanoTime();
        if (nextHorizon == Long.MAX_VALUE || oldest >= nextHorizon) {
            afterLook = next;
            next = sent;
            nextHorizon = following;
        }
    }
}
