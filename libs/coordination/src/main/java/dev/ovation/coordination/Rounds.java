package dev.ovation.coordination;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls a round again and again, one at a time, each on a Vert.x context of its own as a request would have it. A
 * round that fails or exceeds its bound is logged, again every 30 s while they go on failing, and the next one follows
 * in its turn.
 */
final class Rounds implements SingleRunner.Task {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration SAID_EVERY = Duration.ofSeconds(30);

    private final String name;
    private final Vertx vertx;
    private final Pace pace;
    private final Supplier<Uni<Void>> round;
    private final Runnable onFailure;

    private boolean running;
    private long timer = -1;
    private @Nullable Cancellable current;
    // of the rounds alone, which never overlap
    private int failuresInARow;
    private long saidAt;

    Rounds(String name, Vertx vertx, Pace pace, Supplier<Uni<Void>> round, Runnable onFailure) {
        this.name = name;
        this.vertx = vertx;
        this.pace = pace;
        this.round = round;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void started() {
        running = true;
        next(0);
    }

    @Override
    public synchronized void stopped() {
        running = false;
        vertx.cancelTimer(timer);
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    private synchronized void next(long delayMillis) {
        if (running) {
            timer = vertx.setTimer(Math.max(1, delayMillis), id -> onContextOfItsOwn(this::begin));
        }
    }

    private void onContextOfItsOwn(Runnable work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> work.run());
    }

    private synchronized void begin() {
        if (!running) {
            return;
        }
        long began = System.nanoTime();
        current = Uni.createFrom()
                .deferred(() -> round.get())
                .ifNoItem()
                .after(pace.bound())
                .fail()
                .subscribe()
                .with(done -> ended(began, null), failure -> ended(began, failure));
    }

    private void ended(long began, @Nullable Throwable failure) {
        say(failure);
        if (failure != null) {
            onFailure.run();
        }
        next(pace.restAfter(Duration.ofNanos(System.nanoTime() - began)).toMillis());
    }

    private void say(@Nullable Throwable failure) {
        if (failure == null) {
            if (failuresInARow > 1) {
                LOG.infof("round of %s succeeds again after %d failures", name, failuresInARow);
            }
            failuresInARow = 0;
            return;
        }
        failuresInARow++;
        long now = System.nanoTime();
        if (failuresInARow == 1 || now - saidAt >= SAID_EVERY.toNanos()) {
            LOG.warnf("round of %s failed, %d in a row: %s", name, failuresInARow, failure);
            saidAt = now;
        }
    }
}
