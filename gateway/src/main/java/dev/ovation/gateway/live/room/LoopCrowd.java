package dev.ovation.gateway.live.room;

import java.util.ArrayList;
import java.util.List;

/** The watchers of one room on one loop; touched on that loop alone, so it needs no lock. */
final class LoopCrowd {
    /** One in so many may be gone before the list is gone through for them: a leaving costs the same in any crowd. */
    private static final int STRAGGLERS = 4;

    private final List<Watcher> watchers = new ArrayList<>();
    private int left;

    void add(Watcher watcher) {
        watchers.add(watcher);
    }

    /** One task a loop and frame, however many watch. */
    void receive(Batch batch, Frame frame) {
        boolean some = false;
        for (Watcher watcher : watchers) {
            receive(watcher, batch, frame);
            some |= watcher.isGone();
        }
        if (some) {
            forgetGone();
        }
    }

    private static void receive(Watcher watcher, Batch batch, Frame frame) {
        try {
            watcher.receive(batch, frame);
        } catch (RuntimeException | OutOfMemoryError e) {
            watcher.lose(e);
        }
    }

    /** None of them gets a frame. */
    void lose(Throwable reason) {
        watchers.forEach(watcher -> watcher.lose(reason));
        watchers.clear();
    }

    /** One of them has gone. */
    void left() {
        left++;
        if (left * STRAGGLERS >= watchers.size()) {
            forgetGone();
        }
    }

    private void forgetGone() {
        left = 0;
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
