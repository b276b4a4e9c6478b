package dev.ovation.gateway.live.room;

import dev.ovation.contracts.Delivery;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What waits for one socket: a replay at its entrance, later whatever its peer did not take in time. Kept events wait
 * in order, of each latest type only the newest, hints not at all. Confined to the socket's loop.
 */
final class Backlog {
    private final long most;
    private final Deque<LiveEvent> kept = new ArrayDeque<>(0); // most sockets never need it
    private final Map<String, LiveEvent> latest = new LinkedHashMap<>();
    private Offsets written = Offsets.ZERO;
    private Offsets reached = Offsets.ZERO;
    private boolean stale;
    private long weight;
    private long allowed;

    Backlog(long most) {
        this.most = most;
        this.allowed = most;
    }

    /** A replay: what followed {@code from}, up to {@code reached}. Its own size does not count against the socket. */
    void begin(Offsets from, List<LiveEvent> missed, Collection<LiveEvent> newest, Offsets reached) {
        this.written = from;
        missed.forEach(this::add);
        newest.forEach(this::add);
        this.reached = reached;
        this.stale = !missed.isEmpty() || !newest.isEmpty();
        this.allowed = most + weight;
    }

    void add(Batch batch) {
        if (isEmpty()) {
            written = batch.next(); // only progress of kept events counts below; hints are gone, latest come last
            for (LiveEvent event : batch.events()) {
                written = written.with(event.topic(), Math.min(written.of(event.topic()), event.offset()));
            }
        }
        batch.events().forEach(this::add);
        reached = batch.next();
        stale = true;
    }

    private void add(LiveEvent event) {
        if (event.delivery() == Delivery.KEPT) {
            kept.addLast(event);
            weight += event.weight();
        } else if (event.delivery() == Delivery.LATEST) {
            LiveEvent replaced = latest.remove(event.type());
            latest.put(event.type(), event);
            weight += event.weight() - (replaced == null ? 0 : replaced.weight());
        }
    }

    /** Whether nothing waits, not even news of the position. */
    boolean isEmpty() {
        return !stale;
    }

    boolean isTooMuch() {
        return weight > allowed;
    }

    /** The next frame's worth; its position says exactly what was written then. */
    Batch next(UUID streamId, int epoch) {
        List<LiveEvent> chunk = new ArrayList<>();
        int bytes = 0;
        while (!kept.isEmpty() && (chunk.isEmpty() || bytes + kept.getFirst().json().length <= Batch.MOST_BYTES)) {
            LiveEvent event = kept.removeFirst();
            chunk.add(event);
            bytes += event.json().length + 1;
            weight -= event.weight();
            written = written.with(event.topic(), Math.max(written.of(event.topic()), event.offset() + 1));
        }
        if (!kept.isEmpty()) {
            return new Batch(streamId, epoch, chunk, written);
        }
        chunk.addAll(latest.values());
        latest.clear();
        weight = 0;
        allowed = most;
        stale = false;
        return new Batch(streamId, epoch, chunk, reached);
    }
}
