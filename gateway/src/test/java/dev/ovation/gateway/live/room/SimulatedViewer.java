package dev.ovation.gateway.live.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.ring.LiveEvent;
import dev.ovation.gateway.live.ring.SampleEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client by the protocol page: keeps the newest position it read, drops ids it has seen, begins anew if it must. */
final class SimulatedViewer {
    private final SharedLog shared;
    private final Random random;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> order = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> positions = new ArrayList<>();
    private final Map<String, Set<String>> seenAt = new HashMap<>();
    private @Nullable SimulatedGateway gateway;
    private @Nullable Watcher watcher;
    private @Nullable FakeWire wire;
    private int read;

    SimulatedViewer(SharedLog shared, Random random) {
        this.shared = shared;
        this.random = random;
    }

    /** Comes until it is let in. */
    void settleAt(SimulatedGateway to) {
        do {
            comeTo(to);
        } while (watcher == null);
    }

    /** Leaves where it is and enters there: mostly by its newest position, at times by an old one, a forged one or none. */
    void comeTo(SimulatedGateway to) {
        loseTheLine();
        String text = choosePosition();
        Position position = text == null ? null : Position.decode(text);
        enter(to, position, text);
    }

    private @Nullable String choosePosition() {
        if (positions.isEmpty() || random.nextInt(8) == 0) {
            return null;
        }
        return positions.get(random.nextInt(4) == 0 ? random.nextInt(positions.size()) : positions.size() - 1);
    }

    private void enter(SimulatedGateway to, @Nullable Position position, @Nullable String text) {
        FakeWire fresh = new FakeWire(to.loop());
        Watcher.Pace pace = new Watcher.Pace(1 << 20, 10_000, 4_000, 12_000);
        Watcher arriving = new Watcher(SampleEvents.STREAM, fresh, pace, Long.MAX_VALUE, shared::now, to::gone);
        if (position != null && random.nextInt(6) == 0) {
            Offsets far = shared.ends()
                    .with(dev.ovation.contracts.Topic.CHAT, shared.ends().chat() + 1 + random.nextInt(9));
            if (to.resume(arriving, Position.of(SampleEvents.STREAM, position.epoch(), far))) {
                faults.add("a position beyond the end was taken");
            }
        }
        boolean recovered = position != null && to.resume(arriving, position);
        if (recovered) {
            Set<String> then = Objects.requireNonNull(seenAt.get(Objects.requireNonNull(text)));
            seen.clear(); // an old position is an old state
            seen.addAll(then);
        } else {
            Offsets from = to.next(); // first the position, then the data
            to.readOn(random.nextInt(4));
            shared.publish(random);
            Set<String> snapshot = shared.visible();
            shared.publish(random);
            to.readOn(random.nextInt(4));
            if (!to.enterFresh(arriving, from)) {
                return; // the gap grew too large: a client comes again
            }
            seen.clear();
            seen.addAll(snapshot);
        }
        gateway = to;
        watcher = arriving;
        wire = fresh;
        read = 0;
        order.clear();
    }

    /** The line is cut; of what was written the beginning arrived. */
    void loseTheLine() {
        if (watcher != null) {
            receive(random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(4));
            watcher.leave();
        }
        watcher = null;
        wire = null;
        gateway = null;
    }

    void readOrNot() {
        if (wire != null && gateway != null) {
            receive(random.nextInt(4));
            wire.writable = random.nextBoolean();
            gateway.drain();
        }
    }

    void readAll() {
        if (wire != null && gateway != null) {
            wire.writable = true;
            gateway.drain();
            receive(Integer.MAX_VALUE);
        }
    }

    private void receive(int frames) {
        FakeWire from = Objects.requireNonNull(wire);
        for (int left = frames; left > 0 && read < from.sent.size(); left--) {
            JsonNode frame = FakeWire.parse(from.sent.get(read++));
            frame.path("events").forEach(event -> take(event.get("id").asText()));
            String position = frame.get("position").asText();
            positions.add(position);
            seenAt.put(position, Set.copyOf(seen));
        }
    }

    private void take(String id) {
        LiveEvent event = event(id);
        if (event.delivery() != dev.ovation.contracts.Delivery.KEPT) {
            return;
        }
        Long before = order.put(id, event.offset());
        if (!shared.isRepeated(id) && before != null) {
            faults.add(id + " came twice over one connection");
        }
        if (!shared.isRepeated(id)
                && order.entrySet().stream()
                        .filter(e -> !shared.isRepeated(e.getKey()))
                        .anyMatch(e -> event(e.getKey()).topic() == event.topic() && e.getValue() > event.offset())) {
            faults.add(id + " came after a later one of its topic");
        }
        seen.add(id);
    }

    /** As it was published first. */
    private LiveEvent event(String id) {
        return shared.entries().stream()
                .map(SharedLog.Entry::event)
                .filter(e -> e != null && e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Set<String> seen() {
        return seen;
    }

    List<String> faults() {
        return faults;
    }
}
