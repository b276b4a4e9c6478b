package dev.ovation.gateway.live.position;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When a partition's records came, to the second: enough to say which is the first one younger than some minutes.
 * Errs towards younger, never towards older. Safe from any thread.
 */
final class AgeMarks {
    private static final long APART_MILLIS = 1_000;

    private record Mark(long at, long offset) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final long keptMillis;

    AgeMarks(long keptMillis) {
        this.keptMillis = keptMillis;
    }

    /** A record of this age; both figures rise from call to call. */
    synchronized void add(long at, long offset) {
        if (marks.isEmpty() || at - marks.getLast().at >= APART_MILLIS) {
            marks.addLast(new Mark(at, offset));
            while (marks.getFirst().at < at - keptMillis) {
                marks.removeFirst();
            }
        }
    }

    /** The first offset whose records all came at {@code since} or later; {@code next} where none did. */
    synchronized long firstSince(long since, long next) {
        for (Mark mark : marks) {
            if (mark.at >= since) {
                return mark.offset;
            }
        }
        return next;
    }
}
