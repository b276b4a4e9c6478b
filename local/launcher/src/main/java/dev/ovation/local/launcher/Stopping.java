package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Ends a suite exactly once, whoever asks first: a signal, a failed start, or the end of the command. */
final class Stopping {

    private final StateFolder state;
    private final Display display;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile @Nullable Suite suite;
    private boolean done;

    private Stopping(StateFolder state, Display display) {
        this.state = state;
        this.display = display;
    }

    /** From now on Ctrl-C and SIGTERM stop everything in order and end this JVM with status 0. */
    static Stopping onSignals(StateFolder state, Display display) {
        Stopping stopping = new Stopping(state, display);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (stopping.finish()) {
                                // the JVM's own answer to a signal would be 130 or 143: this stop was asked for
                                Runtime.getRuntime().halt(ExitCode.GOOD.status());
                            }
                        },
                        "stop-suite"));
        return stopping;
    }

    void hold(Suite running) {
        suite = running;
    }

    /** Blocks until a signal comes. */
    void awaitForEver() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the suite, if nobody has yet; true for the one who did. Others wait until it is done. */
    synchronized boolean finish() {
        if (done) {
            return false;
        }
        done = true;
        Suite running = suite;
        if (running != null) {
            display.line("Stopping ...");
            running.stop();
            display.line("Stopped.");
        }
        forget();
        return true;
    }

    private void forget() {
        try {
            Files.deleteIfExists(state.file("status.json"));
            Files.deleteIfExists(state.launcherPid());
        } catch (IOException e) {
            display.line("ovation: can't remove status.json: " + e.getMessage());
        }
    }
}
