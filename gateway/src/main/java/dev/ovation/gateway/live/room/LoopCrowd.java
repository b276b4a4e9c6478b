package dev.ovation.gateway.live.room;

import java.util.ArrayList;
import java.util.List;

/** The watchers of one room on one loop; touched on that loop alone, so it needs no lock. */
final class LoopCrowd {
    private final List<Watcher> watchers = new ArrayList<>();

    void add(Watcher watcher) {
        watchers.add(watcher);
    }

    /** One task a loop and frame, however many watch. */
    void receive(Batch batch, Frame frame) {
        boolean some = false;
        for (Watcher watcher : watchers) {
            watcher.receive(batch, frame);
            some |= watcher.isGone();
        }
        if (some) {
            forgetGone();
        }
    }

    void forgetGone() {
        watchers.removeIf(Watcher::isGone);
    }

    void closeWhenTold(CloseCode code) {
        watchers.forEach(watcher -> watcher.closeWhenTold(code));
        forgetGone();
    }

    void close(CloseCode code) {
        watchers.forEach(watcher -> watcher.close(code));
        watchers.clear();
    }
}
