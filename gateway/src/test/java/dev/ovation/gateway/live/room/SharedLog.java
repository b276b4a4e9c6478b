package dev.ovation.gateway.live.room;

import static dev.ovation.gateway.live.ring.SampleEvents.event;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies in one partition of the four topics, and the clock all of a simulation go by. */
final class SharedLog {
    static final int PARTITION = 3;

    /** A record; its event is null where it is of another stream. */
    record Entry(
            Topic topic, long offset, long at, @Nullable LiveEvent event) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Topic, Long> ends = new EnumMap<>(Topic.class);
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private long now = 10_000_000;
    private int names;

    /** Mostly kept events of the one stream; also of others, newest values, hints, deletions and repeats. */
    void publish(Random random) {
        Topic topic = Topic.values()[random.nextInt(Topic.values().length)];
        switch (random.nextInt(16)) {
            case 0 -> add(topic, null, null, null, null);
            case 1 -> add(topic, "latest:" + topic, Delivery.LATEST, null, null);
            case 2 -> add(topic, "hint:" + topic, Delivery.HINT, null, null);
            case 3 ->
                kept(random).ifPresent(hide -> {
                    hidden.add(hide.id());
                    add(hide.topic(), "deleted", Delivery.KEPT, hide.id(), null);
                });
            case 4 ->
                kept(random).ifPresent(again -> {
                    repeated.add(again.id());
                    add(again.topic(), again.type(), Delivery.KEPT, again.hides(), again.id());
                });
            default -> add(topic, "kept:" + topic, Delivery.KEPT, null, null);
        }
    }

    private java.util.Optional<LiveEvent> kept(Random random) {
        List<LiveEvent> kept = entries.stream()
                .map(Entry::event)
                .filter(e -> e != null && e.delivery() == Delivery.KEPT)
                .toList();
        return kept.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(kept.get(random.nextInt(kept.size())));
    }

    private void add(
            Topic topic,
            @Nullable String type,
            @Nullable Delivery delivery,
            @Nullable String hides,
            @Nullable String again) {
        long offset = ends.merge(topic, 1L, Long::sum) - 1;
        String id = again == null ? "e" + names++ : again;
        LiveEvent event = type == null ? null : event(topic, offset, now, id, type, delivery, hides);
        entries.add(new Entry(topic, offset, now, event));
    }

    /** Sometimes a moment, sometimes longer than rings remember. */
    void letTimePass(Random random) {
        now += random.nextInt(4) == 0 ? random.nextInt(400_000) : random.nextInt(30_000);
    }

    long now() {
        return now;
    }

    List<Entry> entries() {
        return entries;
    }

    Offsets ends() {
        Offsets next = Offsets.ZERO;
        for (Map.Entry<Topic, Long> end : ends.entrySet()) {
            next = next.with(end.getKey(), end.getValue());
        }
        return next;
    }

    /** Whether the relay published it more than once: its clients may get it again. */
    boolean isRepeated(String id) {
        return repeated.contains(id);
    }

    /** Ids of the kept events nobody took back. */
    Set<String> visible() {
        Set<String> visible = new HashSet<>();
        for (Entry entry : entries) {
            LiveEvent event = entry.event();
            if (event != null && event.delivery() == Delivery.KEPT && !hidden.contains(event.id())) {
                visible.add(event.id());
            }
        }
        return visible;
    }
}
