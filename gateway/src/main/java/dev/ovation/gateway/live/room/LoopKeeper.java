package dev.ovation.gateway.live.room;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Looks after the sockets of each loop: pings, expiry, silence, and those that did not take everything at once. */
final class LoopKeeper {
    /** Sockets of one loop; touched on that loop alone. */
    private static final class Sockets {
        private final Set<Watcher> all = new LinkedHashSet<>();
        private final Set<Watcher> lagging = new LinkedHashSet<>();
        /** Told to other threads, so that a loop where nobody lags is left alone. */
        private volatile boolean someLag;
    }

    private final Map<Executor, Sockets> loops = new ConcurrentHashMap<>();

    /** Called on the watcher's loop. */
    void add(Watcher watcher) {
        sockets(watcher.wire().loop()).all.add(watcher);
    }

    /** It has something waiting. Called on the watcher's loop. */
    void lags(Watcher watcher) {
        Sockets sockets = sockets(watcher.wire().loop());
        sockets.lagging.add(watcher);
        sockets.someLag = true;
    }

    /** Every second. */
    void sweep() {
        loops.forEach((loop, sockets) -> loop.execute(() -> {
            List<Watcher> gone = new ArrayList<>();
            for (Watcher watcher : sockets.all) {
                watcher.sweep();
                if (watcher.isGone()) {
                    gone.add(watcher);
                }
            }
            gone.forEach(sockets.all::remove);
        }));
    }

    /** Some times a second: whoever lagged behind gets on with it. */
    void drain() {
        loops.forEach((loop, sockets) -> {
            if (sockets.someLag) {
                loop.execute(() -> {
                    sockets.lagging.removeIf(watcher -> !watcher.drain());
                    sockets.someLag = !sockets.lagging.isEmpty();
                });
            }
        });
    }

    /** Closes at most so many sockets of each loop; asked again until none is left. */
    void closeSome(int most, CloseCode code) {
        loops.forEach((loop, sockets) -> loop.execute(() -> {
            Iterator<Watcher> watchers = sockets.all.iterator();
            for (int i = 0; i < most && watchers.hasNext(); i++) {
                watchers.next().close(code);
                watchers.remove();
            }
        }));
    }

    int loops() {
        return Math.max(1, loops.size());
    }

    private Sockets sockets(Executor loop) {
        return loops.computeIfAbsent(loop, unknown -> new Sockets());
    }
}
