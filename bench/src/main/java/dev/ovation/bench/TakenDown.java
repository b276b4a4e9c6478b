package dev.ovation.bench;

/** Takes down what a run has started: when it is closed, or when the run is ended by a signal before. Once. */
final class TakenDown implements AutoCloseable {
    private final Runnable down;
    private final Thread atExit = new Thread(this::run, "take down");
    private boolean done;

    /** @param down also called while the JVM ends */
    TakenDown(Runnable down) {
        this.down = down;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void close() {
        run();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook runs, and finds it done
        }
    }

    private synchronized void run() {
        if (!done) {
            done = true;
            down.run();
        }
    }
}
