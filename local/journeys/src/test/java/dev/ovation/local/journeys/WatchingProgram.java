package dev.ovation.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The client of the guide to watching a stream, run as that page says, and what it has printed so far. */
final class WatchingProgram implements AutoCloseable {
    private static final String FILE = "docs/guides/watcher/WatchStream.java";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Process process;
    private final CompletableFuture<Void> read;

    /** @param token whose it is; null for a guest */
    WatchingProgram(URI gateway, UUID stream, @Nullable String token) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Project.HOME.resolve(FILE).toString(),
                        gateway.toString(),
                        stream.toString())
                .redirectErrorStream(true);
        builder.environment().remove("OVATION_TOKEN");
        if (token != null) {
            builder.environment().put("OVATION_TOKEN", token);
        }
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read = CompletableFuture.runAsync(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add),
                WatchingProgram::onItsOwn);
    }

    /** A reader waits most of its life: no pool has a thread for that. */
    private static void onItsOwn(Runnable task) {
        Thread thread = new Thread(task, "watching-program");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it says of its connection. */
    List<String> remarks() {
        return lines.stream().filter(line -> line.startsWith("# ")).toList();
    }

    /** Type and id of every event it told, in the order it told them. */
    List<String> events() {
        return lines.stream()
                .filter(line -> !line.startsWith("# "))
                .map(line -> Arrays.stream(line.split(" ")).limit(2).collect(Collectors.joining(" ")))
                .toList();
    }

    /** The ids of these events alone. */
    List<String> ids(String type) {
        return events().stream()
                .filter(event -> event.startsWith(type + " "))
                .map(event -> event.substring(type.length() + 1))
                .toList();
    }

    /** Everything, for whoever asks why a journey failed. */
    String printed() {
        return String.join("\n", lines);
    }

    /** Waits until it has ended by itself. */
    int status() {
        CompletableFuture.allOf(read, process.onExit())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
