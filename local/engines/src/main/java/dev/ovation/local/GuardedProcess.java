package dev.ovation.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that dies with this JVM, however this JVM dies, and that a Ctrl-C in the terminal does not reach.
 *
 * <p>A small shell script ({@code guard.sh}) stands between: it holds the pipe whose end means "the starter is gone".
 * All methods may be called from any thread; those that wait block.
 */
public final class GuardedProcess {

    /** How a process is asked to end before it is killed. */
    public enum StopSignal {
        /** What a service understands as "finish and go". */
        TERM,
        /** PostgreSQL's fast shutdown; its TERM would wait for every client. */
        INT
    }

    /**
     * @param command the program and its arguments
     * @param environment added to this JVM's own
     * @param directory working directory
     * @param log receives both outputs, appended
     * @param pidFile where the process id stands while it runs
     * @param signal how it is asked to end
     * @param grace how long it may take to end before it is killed
     */
    public record Start(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            Path pidFile,
            StopSignal signal,
            Duration grace) {}

    private final Process guard;
    private final ProcessHandle process;
    private final Duration grace;

    private GuardedProcess(Process guard, ProcessHandle process, Duration grace) {
        this.guard = guard;
        this.process = process;
        this.grace = grace;
    }

    /** Starts the process and returns as soon as it has an id. */
    public static GuardedProcess start(Start start) {
        try {
            Files.deleteIfExists(start.pidFile());
            Process guard = launch(start);
            Optional<ProcessHandle> process = awaitPid(guard, start.pidFile());
            return new GuardedProcess(guard, process.orElse(guard.toHandle()), start.grace());
        } catch (IOException e) {
            throw new EngineFailed("can't start " + start.command().get(0) + ": " + e.getMessage(), e);
        }
    }

    private static Process launch(Start start) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script(start).toString()));
        command.add(start.signal().name());
        command.add(Long.toString(start.grace().toSeconds()));
        command.add(start.pidFile().toString());
        command.addAll(start.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(start.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
        builder.environment().putAll(start.environment());
        return builder.start();
    }

    private static Path script(Start start) throws IOException {
        Path script = start.pidFile().resolveSibling("guard.sh");
        Path fresh = Files.createTempFile(start.pidFile().getParent(), "guard", ".sh");
        try (InputStream in = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new EngineFailed("guard.sh is missing from the jar");
            }
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        // a shell that still reads the old one keeps it
        Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return script;
    }

    /** Empty when the process was already over before anybody could look. */
    private static Optional<ProcessHandle> awaitPid(Process guard, Path pidFile) {
        boolean known = Deadline.in(Duration.ofSeconds(20))
                .await(() -> !guard.isAlive()
                        || Files.exists(pidFile) && Files.readString(pidFile).endsWith("\n"));
        if (!known) {
            guard.destroyForcibly();
            throw new EngineFailed("the shell did not start the process within 20 s");
        }
        return Leftovers.pidIn(pidFile).flatMap(ProcessHandle::of);
    }

    /** The process itself, not its guard. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** Completes with the exit status when the process has ended; on a thread of the JVM's own. */
    public CompletableFuture<Integer> onExit() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to end and waits until it has; it is killed after the grace. Safe to repeat. */
    public void stop() {
        try {
            guard.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // the guard has ended, and so has its process
        }
        try {
            if (!guard.waitFor(grace.toMillis() + 5_000, TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** SIGKILL, without a word before: what a crash looks like. */
    public void kill() {
        process.destroyForcibly();
    }
}
