package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one archive at a time with a JVM of its own, which runs no code of the service: it needs no engines and no port. */
final class ClassArchiveMaker implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * @param application folder the service runs from
     * @param classes those it has loaded, one a line; may still grow
     * @param place which of the archive's files is made
     */
    record Order(ClassArchive archive, Path application, Path classes, Path place) {}

    private final StateFolder state;
    private @Nullable GuardedProcess running;
    private boolean closed;

    ClassArchiveMaker(StateFolder state) {
        this.state = state;
    }

    /** Blocks for some ten seconds of CPU; does nothing when the file is there or the maker is closed. */
    void make(Order order) throws IOException {
        if (Files.exists(order.place())) {
            return;
        }
        Path classes = wholeLines(order.classes());
        Files.deleteIfExists(order.archive().unfinished());
        GuardedProcess process = start(order, classes);
        if (process == null) {
            return;
        }
        int status = process.onExit().join();
        if (status == 0) {
            order.archive().finish(order.place());
            Files.deleteIfExists(classes);
        } else {
            Files.deleteIfExists(order.archive().unfinished());
            if (!isClosed()) {
                throw new IOException(
                        "the JVM that makes " + order.archive().file() + " ended with " + status + ", see " + log());
            }
        }
    }

    @Override
    public void close() {
        GuardedProcess ended;
        synchronized (this) {
            closed = true;
            ended = running;
        }
        if (ended != null) {
            ended.stop();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable GuardedProcess start(Order order, Path classes) {
        if (closed) {
            return null;
        }
        running = GuardedProcess.start(new GuardedProcess.Start(
                command(order.archive().unfinished(), classes),
                Map.of(),
                order.application(),
                log(),
                state.run().resolve("class-archive.pid"),
                GuardedProcess.StopSignal.TERM,
                GRACE));
        return running;
    }

    private Path log() {
        return state.logs().resolve("class-archives.log");
    }

    private static List<String> command(Path archive, Path classes) {
        List<String> command = new ArrayList<>();
        if (Prerequisites.onPath("nice").isPresent()) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                "-Xmx256m",
                "-XX:+UseG1GC", // only its heap can be archived; it is read with any other
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive));
        if (ClassArchive.linksClasses()) {
            command.add("-XX:+AOTClassLinking");
        }
        command.addAll(List.of("-cp", ServiceProcess.JAR));
        return command;
    }

    /** A copy without the line the service is just writing. */
    private static Path wholeLines(Path classes) throws IOException {
        String text = Files.readString(classes);
        Path copy = classes.resolveSibling(classes.getFileName() + ".whole");
        Files.writeString(copy, text.substring(0, text.lastIndexOf('\n') + 1));
        return copy;
    }
}
