package dev.ovation.gateway.live.ring;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.Offsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last minutes of one stream: its kept events in the order they came, and the newest of each latest type. What was
 * dropped of the kept ones raises the floor, so that a hole is never mistaken for silence. Guarded by its room.
 */
public final class StreamRing {
    private static final int MOST_HINTS = 1_000;

    private final int most;
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final Map<String, LiveEvent> latest = new LinkedHashMap<>();
    /** Keys of what came, hidden or replaced ones too, with the time: a repeat must not bring them back. */
    private final Map<String, Long> seen = new LinkedHashMap<>();
    /** The same of hints, by themselves: a storm of joins must not make the others forgotten. */
    private final Map<String, Long> seenHints = new LinkedHashMap<>();

    private Offsets floor = Offsets.ZERO;
    private long droppedAt = Long.MIN_VALUE;
    private long weight;

    /** @param most kept events */
    public StreamRing(int most) {
        this.most = most;
    }

    /** Takes an event; false for one that came before. */
    public boolean add(LiveEvent event) {
        Map<String, Long> before = event.delivery() == Delivery.HINT ? seenHints : seen;
        if (before.putIfAbsent(event.key(), event.at()) != null) {
            return false;
        }
        if (event.hides() != null) {
            hide(event.source(), event.hides(), event.at());
        }
        if (event.delivery() == Delivery.KEPT) {
            kept.addLast(event);
            weight += event.weight();
            while (kept.size() > most) {
                dropOldest();
            }
        } else if (event.delivery() == Delivery.LATEST) {
            LiveEvent replaced = latest.put(event.type(), event);
            weight += event.weight() - (replaced == null ? 0 : replaced.weight());
        }
        forget(seen, 2 * most);
        forget(seenHints, MOST_HINTS);
        return true;
    }

    /** Takes an event out of sight. No loss in the sense of the floor: nobody is to see it any more. */
    private void hide(String source, String id, long at) {
        Iterator<LiveEvent> events = kept.iterator();
        while (events.hasNext()) {
            LiveEvent event = events.next();
            if (event.id().equals(id) && event.source().equals(source)) {
                events.remove();
                weight -= event.weight();
            }
        }
        // remembered afresh: a repeat of it must stay hidden
        seen.remove(LiveEvent.key(source, id));
        seen.put(LiveEvent.key(source, id), at);
    }

    /** Drops what came before {@code since}. */
    public void prune(long since) {
        while (!kept.isEmpty() && kept.getFirst().at() < since) {
            dropOldest();
        }
        Iterator<LiveEvent> newest = latest.values().iterator();
        while (newest.hasNext()) {
            LiveEvent event = newest.next();
            if (event.at() < since) {
                newest.remove();
                weight -= event.weight();
            }
        }
        forgetBefore(since, seen);
        forgetBefore(since, seenHints);
    }

    /** Gives memory back before its time: the older half. */
    public void shed() {
        for (int left = (kept.size() + 1) / 2; left > 0; left--) {
            dropOldest();
        }
    }

    private void dropOldest() {
        LiveEvent event = kept.removeFirst();
        weight -= event.weight();
        seen.remove(event.key());
        Topic topic = event.topic();
        floor = floor.with(topic, Math.max(floor.of(topic), event.offset() + 1));
        droppedAt = Math.max(droppedAt, event.at());
    }

    /** Below these offsets kept events of this stream were dropped. */
    public Offsets floor() {
        return floor;
    }

    /** The kept events from these offsets on, in the order they came. */
    public List<LiveEvent> since(Offsets from) {
        return kept.stream().filter(e -> e.offset() >= from.of(e.topic())).toList();
    }

    /** The newest of each latest type. */
    public Collection<LiveEvent> latest() {
        return latest.values();
    }

    public @Nullable LiveEvent latest(String type) {
        return latest.get(type);
    }

    public boolean isEmpty() {
        return kept.isEmpty() && latest.isEmpty();
    }

    /** Whether a new ring would know as much: nothing is here, and the floor tells of nothing younger than {@code since}. */
    public boolean isForgettable(long since) {
        return isEmpty() && droppedAt < since;
    }

    /** Memory held, in bytes. */
    public long weight() {
        return weight;
    }

    private static void forgetBefore(long since, Map<String, Long> seen) {
        Iterator<Long> times = seen.values().iterator();
        while (times.hasNext() && times.next() < since) {
            times.remove();
        }
    }

    private static void forget(Map<String, Long> seen, int most) {
        Iterator<String> oldest = seen.keySet().iterator();
        while (seen.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
