package dev.ovation.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes that an earlier run left behind, found by its own pid files and by nothing else. */
public final class Leftovers {

    private Leftovers() {}

    /** The process id a pid file names, if the file is there and whole. */
    public static Optional<Long> pidIn(Path pidFile) {
        try {
            return Optional.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The living process a pid file means. A process that started after the file was written only inherited the
     * number and is left alone.
     */
    public static Optional<ProcessHandle> of(Path pidFile) {
        return pidIn(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedBefore(process, pidFile));
    }

    /** Ends the process a pid file means, waits until it is gone, and removes the file. */
    public static boolean stop(Path pidFile, Duration grace) {
        return stop(pidFile, GuardedProcess.StopSignal.TERM, grace);
    }

    /** As {@link #stop(Path, Duration)}, for a process that is asked by another signal. */
    public static boolean stop(Path pidFile, GuardedProcess.StopSignal signal, Duration grace) {
        Optional<ProcessHandle> process = of(pidFile);
        process.ifPresent(found -> end(found, signal, grace));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new EngineFailed("can't remove " + pidFile, e);
        }
        return process.isPresent();
    }

    private static boolean startedBefore(ProcessHandle process, Path pidFile) {
        try {
            Instant written = Files.getLastModifiedTime(pidFile).toInstant();
            return process.info()
                    .startInstant()
                    .map(start -> start.isBefore(written.plusSeconds(2)))
                    .orElse(true);
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle process, GuardedProcess.StopSignal signal, Duration grace) {
        ask(process, signal);
        if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            awaitEnd(process, Duration.ofSeconds(10));
        }
    }

    /** Java itself knows TERM and KILL only. */
    private static void ask(ProcessHandle process, GuardedProcess.StopSignal signal) {
        if (signal == GuardedProcess.StopSignal.TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("bash", "-c", "kill -s " + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new EngineFailed("can't send " + signal + " to process " + process.pid(), e);
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception stillThere) {
            return !process.isAlive();
        }
    }
}
