package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one frame says: zero or more events and how far they reach.
 *
 * @param next the partition's next offsets after them
 */
record Batch(UUID streamId, int epoch, List<LiveEvent> events, Offsets next) {
    /** Of the events in a frame: below 64 KiB, which many clients take for the largest message. */
    static final int MOST_BYTES = 60_000;

    /** The same in as many frames as it takes; a position says exactly what was told by then. */
    List<Batch> inFrames() {
        List<Batch> frames = new ArrayList<>(1);
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            int length = events.get(i).json().length + 1;
            if (i > from && bytes + length > MOST_BYTES) {
                frames.add(part(from, i));
                from = i;
                bytes = 0;
            }
            bytes += length;
        }
        frames.add(part(from, events.size()));
        return frames;
    }

    private Batch part(int from, int to) {
        Offsets reached = next;
        for (LiveEvent left : events.subList(to, events.size())) {
            reached = reached.with(left.topic(), Math.min(reached.of(left.topic()), left.offset()));
        }
        return new Batch(streamId, epoch, events.subList(from, to), reached);
    }
}
