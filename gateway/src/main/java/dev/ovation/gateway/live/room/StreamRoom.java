package dev.ovation.gateway.live.room;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.EventType;
import dev.ovation.gateway.live.position.LogProgress;
import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.ring.LiveEvent;
import dev.ovation.gateway.live.ring.StreamRing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream: its ring, what is about to be sent, and who watches, by loop. Its lock is held for moments only and
 * orders everything: tasks are handed to the loops under it, so that each loop sees entrances and frames in one order.
 */
final class StreamRoom {
    /** After the end a room closes at the latest after this, its account told or not. */
    static final long CLOSES_AFTER_MILLIS = 10_000;

    private final UUID streamId;
    private final LogProgress log;
    private final FrameEncoder encoder;
    private final RoomFigures figures;
    private final StreamRing ring;
    private final Map<Executor, LoopCrowd> crowds = new HashMap<>();
    private List<LiveEvent> pending = new ArrayList<>();
    private int watchers;
    private long sentAt;
    private boolean due;
    private @Nullable Long endedAt;
    private boolean accounted;
    private boolean abandoned;

    StreamRoom(UUID streamId, LogProgress log, FrameEncoder encoder, RoomFigures figures, int ringEvents, long now) {
        this.streamId = streamId;
        this.log = log;
        this.encoder = encoder;
        this.figures = figures;
        this.ring = new StreamRing(ringEvents);
        this.sentAt = now - CLOSES_AFTER_MILLIS;
    }

    /** Takes an event; null where this room was given up in the meantime, else the change of memory held. */
    synchronized @Nullable Long accept(LiveEvent event, int partition) {
        if (abandoned) {
            return null;
        }
        long before = ring.weight();
        boolean fresh = ring.add(event);
        // under the lock: whoever reads the position sees the event as well, or neither
        log.passed(event.topic(), partition, event.offset(), event.at());
        if (fresh) {
            noteEnd(event);
            queue(event);
        }
        return ring.weight() - before;
    }

    private void noteEnd(LiveEvent event) {
        if (event.type().equals(EventType.STREAM_ENDED.type()) && endedAt == null) {
            endedAt = event.at();
        } else if (event.type().equals(EventType.STREAM_STATISTICS.type())) {
            accounted = true;
        }
    }

    private void queue(LiveEvent event) {
        if (event.hides() != null) {
            pending.removeIf(e -> e.id().equals(event.hides()) && e.source().equals(event.source()));
        }
        if (event.delivery() == Delivery.LATEST) {
            pending.removeIf(e -> e.type().equals(event.type()));
        }
        if (watchers > 0) {
            pending.add(event);
        }
    }

    /** Whether somebody waits for something, and nobody has been asked to send it yet. */
    synchronized boolean claimFlush() {
        boolean claimed = !due && !pending.isEmpty();
        due |= claimed;
        return claimed;
    }

    synchronized long tickMillis(Tick tick) {
        return tick.millis(watchers);
    }

    /** How long the tick lets the next frame wait; at most 0 in a quiet room. */
    synchronized long untilTick(long now, Tick tick) {
        return sentAt + tick.millis(watchers) - now;
    }

    /** One frame for all, of what came since the last one. */
    synchronized void flush(long now) {
        due = false;
        if (!pending.isEmpty()) {
            send(now);
        }
        if (accounted && watchers > 0) {
            onEachLoop(crowd -> crowd.closeWhenTold(CloseCode.STREAM_ENDED));
        }
    }

    /** An empty frame where there was none for a while; the end, where nothing else ended it. */
    synchronized void keepAlive(long now, long everyMillis) {
        if (watchers > 0 && now - sentAt >= everyMillis) {
            send(now);
        }
        if (watchers > 0 && endedAt != null && now - endedAt >= CLOSES_AFTER_MILLIS) {
            onEachLoop(crowd -> crowd.closeWhenTold(CloseCode.STREAM_ENDED));
        }
    }

    private void send(long now) {
        Batch all = new Batch(streamId, log.epoch(), pending, log.next(streamId));
        pending = new ArrayList<>();
        sentAt = now;
        for (Batch batch : all.inFrames()) {
            SharedFrames frames = new SharedFrames(encoder, FrameText.of(batch));
            crowds.forEach((loop, crowd) -> frames.hand(loop, frame -> crowd.receive(batch, frame), crowd::lose));
            figures.sent(batch, watchers, now);
        }
    }

    /** See {@link StreamRooms#enter}. */
    synchronized @Nullable Boolean enter(Watcher watcher, StreamRooms.Arrival arrival, LoopKeeper keeper, long now) {
        if (abandoned) {
            return null;
        }
        Offsets from = arrival.from();
        if (watcher.isGone()) {
            return true;
        }
        if (arrival.log() != log || !from.reaches(log.floor(streamId, now).max(ring.floor()))) {
            return false;
        }
        Offsets next = log.next(streamId);
        Watcher.Entrance entrance = entrance(arrival, from, next);
        watchers++;
        watcher.entered(this);
        if (arrival.ended() && endedAt == null) {
            endedAt = now;
        }
        boolean over = accounted || (endedAt != null && now - endedAt >= CLOSES_AFTER_MILLIS);
        LoopCrowd crowd = crowds.computeIfAbsent(watcher.wire().loop(), loop -> new LoopCrowd());
        watcher.wire().loop().execute(() -> {
            if (watcher.isGone()) {
                return;
            }
            crowd.add(watcher);
            watcher.begin(entrance, keeper);
            if (over) {
                watcher.closeWhenTold(CloseCode.STREAM_ENDED);
            }
        });
        return true;
    }

    private Watcher.Entrance entrance(StreamRooms.Arrival arrival, Offsets from, Offsets next) {
        List<LiveEvent> missed = ring.since(from);
        Collection<LiveEvent> newest = ring.latest().stream()
                .filter(e -> arrival.everyLatest() || e.offset() >= from.of(e.topic()))
                .toList();
        Offsets reached = next.max(from);
        // with nothing to follow, the welcome itself may say how far all is told
        Offsets welcomed = missed.isEmpty() && newest.isEmpty() ? reached : from;
        byte[] welcome = arrival.welcome()
                .write(Position.of(streamId, log.epoch(), welcomed).encode());
        // what waits for the others it has from the ring; they are not hurried, or a rush would undo the gathering
        Offsets alreadySeen = pending.isEmpty() && next.reaches(from) ? null : reached;
        return new Watcher.Entrance(welcome, log.epoch(), from, missed, newest, reached, alreadySeen);
    }

    /** A watcher is gone; it takes itself off its loop's lists. */
    synchronized void left(Watcher watcher) {
        if (!watcher.isIn(this)) {
            return;
        }
        watcher.entered(null);
        watchers--;
        LoopCrowd crowd = crowds.get(watcher.wire().loop());
        if (crowd != null) {
            watcher.wire().loop().execute(crowd::left);
        }
        if (watchers == 0) {
            pending.clear();
        }
    }

    /** Forgets what is too old; true where nothing is left and nobody is here: the room may go. */
    synchronized boolean prune(long since) {
        ring.prune(since);
        abandoned = watchers == 0 && ring.isForgettable(since) && (endedAt == null || endedAt < since);
        return abandoned;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Gives memory back; returns by how much. */
    synchronized long shed() {
        long before = ring.weight();
        ring.shed();
        return before - ring.weight();
    }

    synchronized long weight() {
        return ring.weight();
    }

    synchronized void closeAll(CloseCode code) {
        onEachLoop(crowd -> crowd.close(code));
    }

    /** The log has begun anew: this room is the old one's. */
    synchronized void abandon() {
        abandoned = true;
        closeAll(CloseCode.MOVING);
    }

    synchronized StreamRooms.Knowledge knowledge(long now) {
        LiveEvent count = ring.latest(EventType.VIEWER_COUNT.type());
        return new StreamRooms.Knowledge(
                !ring.isEmpty() || endedAt != null,
                endedAt == null ? null : now - endedAt,
                count == null ? null : count.json());
    }

    private void onEachLoop(Consumer<LoopCrowd> action) {
        crowds.forEach((loop, crowd) -> loop.execute(() -> action.accept(crowd)));
    }
}
