package dev.ovation.local.launcher;

import dev.ovation.local.Deadline;
import dev.ovation.local.EngineFailed;
import dev.ovation.local.GuardedProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One running piece of the suite: started, watched, started again when it dies. A thread of its own does all that;
 * the readable values may be asked from any thread.
 */
final class Part {

    /** Starts the process anew, on the same port. Blocks as long as it likes. */
    @FunctionalInterface
    interface Starter {
        GuardedProcess start();
    }

    /** Asks the part how it is. Anything thrown means "does not answer". */
    @FunctionalInterface
    interface Probe {
        PartState ask() throws Exception;
    }

    /** Hears of every change of state, on the part's thread. What it throws is logged and changes nothing. */
    interface Watcher {
        void ready(Part part, Duration took);

        /** A round that came to no orderly end of a process; {@link #died} follows where there is a next one. */
        void failed(Part part, RuntimeException failure);

        /** @param status -1 where there was none */
        void died(Part part, int status, Duration pause);

        void changed();
    }

    /** Deaths before it was ever ready after which it is given up: something is wrong with it, not with the moment. */
    private static final int HOPELESS = 3;

    private static final System.Logger LOG = System.getLogger(Part.class.getName());
    private static final int NO_STATUS = -1;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private final String name;
    private final int instance;
    private final int port;
    private final Starter starter;
    private final Probe probe;
    private final Watcher watcher;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Backoff backoff = new Backoff();
    private final Thread keeper;
    private volatile PartState state = PartState.STOPPED;
    private volatile int restarts;
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean renewing;
    private volatile @Nullable GuardedProcess process;
    /** Why the last round failed; the keeper's own. */
    private @Nullable RuntimeException failure;

    Part(String name, int instance, int port, Starter starter, Probe probe, Watcher watcher) {
        this.name = name;
        this.instance = instance;
        this.port = port;
        this.starter = starter;
        this.probe = probe;
        this.watcher = watcher;
        this.keeper = new Thread(this::keep, name + "-" + instance);
        this.keeper.setDaemon(true);
    }

    Part start() {
        keeper.start();
        return this;
    }

    String name() {
        return name;
    }

    int instance() {
        return instance;
    }

    int port() {
        return port;
    }

    PartState state() {
        return state;
    }

    int restarts() {
        return restarts;
    }

    /** Null while there is no process. */
    @Nullable
    Long pid() {
        GuardedProcess running = process;
        return running == null || !running.isAlive() ? null : running.pid();
    }

    /** Completes when the part has been ready once; fails when it can't be started. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /** Ends the process and the watching; blocks until it is gone. */
    void stop() {
        stopping = true;
        stopSignal.countDown();
        GuardedProcess running = process;
        if (running != null) {
            running.stop();
        }
        joinKeeper();
        become(PartState.STOPPED);
    }

    /** Ends the process in order, so that it starts anew with settings as they are now. Returns at once. */
    void renew() {
        GuardedProcess running = process;
        if (running != null) {
            renewing = true;
            Thread stopper = new Thread(running::stop, "renew-" + name);
            stopper.setDaemon(true);
            stopper.start();
        }
    }

    private void keep() {
        int hopes = HOPELESS;
        while (!stopping && hopes > 0) {
            hopes = firstReady.isDone() ? HOPELESS : hopes - 1;
            int status = runOnce();
            if (!stopping) {
                become(PartState.STOPPED);
                if (renewing) {
                    renewing = false;
                } else if (hopes > 0) {
                    Duration pause = backoff.next();
                    tell(() -> watcher.died(this, status, pause));
                    restarts++;
                    rest(pause);
                }
            }
        }
        firstReady.completeExceptionally(hopeless());
    }

    private LauncherFailed hopeless() {
        RuntimeException last = failure;
        return last == null
                ? new LauncherFailed(ExitCode.FAILED, label() + " does not start")
                : new LauncherFailed(
                        ExitCode.FAILED, label() + " does not start: " + LauncherFailed.wordsOf(last), last);
    }

    /** One life of the process; answers its exit status. Whatever goes wrong in it, the keeper lives on. */
    private int runOnce() {
        failure = null;
        become(PartState.STARTING);
        long began = System.nanoTime();
        try {
            GuardedProcess running = starter.start();
            process = running;
            if (stopping) {
                running.stop();
            }
            tell(watcher::changed);
            if (awaitReady(running)) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                tell(() -> watcher.ready(this, took));
                firstReady.complete(null);
                watch(running);
            }
            running.stop();
            return running.onExit().join();
        } catch (RuntimeException thrown) {
            failed(thrown);
            return NO_STATUS;
        }
    }

    private void failed(RuntimeException thrown) {
        failure = thrown;
        if (!stopping) {
            tell(() -> watcher.failed(this, thrown));
            if (thrown instanceof EngineFailed) {
                firstReady.completeExceptionally(thrown);
            }
        }
        GuardedProcess begun = process;
        if (begun != null) {
            begun.stop(); // it would hold the port against the next one
        }
    }

    private boolean awaitReady(GuardedProcess running) {
        boolean ready = Deadline.in(READY_LIMIT)
                .await(() -> stopping || !running.isAlive() || probe.ask() != PartState.STARTING);
        if (ready && running.isAlive() && !stopping) {
            backoff.wasReady();
            become(PartState.READY);
            return true;
        }
        return false;
    }

    private void watch(GuardedProcess running) {
        while (!stopping && running.isAlive()) {
            become(ask());
            rest(LOOK_EVERY);
        }
    }

    private PartState ask() {
        try {
            PartState answer = probe.ask();
            return answer == PartState.STARTING ? PartState.DEGRADED : answer;
        } catch (Exception silent) {
            return PartState.DEGRADED;
        }
    }

    private void become(PartState next) {
        if (state != next) {
            state = next;
            tell(watcher::changed);
        }
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException deaf) {
            LOG.log(System.Logger.Level.WARNING, label() + ": nobody could be told of it", deaf);
        }
    }

    /** Pauses the keeper; a stop ends the pause. The thread is never interrupted, lest a stop turn into a kill. */
    private void rest(Duration pause) {
        try {
            if (stopSignal.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void joinKeeper() {
        try {
            keeper.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name, with the instance where there are several. */
    String label() {
        return instance == 1 ? name : name + " " + instance;
    }
}
