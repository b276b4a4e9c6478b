package dev.ovation.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real Kafka broker as a small child JVM on the loopback address, its topics kept between starts. It dies with this
 * JVM; what an earlier crash left running is stopped first.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Path home;
    private final int port;
    private final GuardedProcess broker;

    private EmbeddedKafka(Path home, int port) throws IOException {
        this.home = home;
        this.port = port;
        Files.createDirectories(home);
        Leftovers.stop(pidFile(), Duration.ofSeconds(20));
        Files.deleteIfExists(readyMark(home));
        this.broker = GuardedProcess.start(command());
    }

    /** Starts the broker of {@code home}, formatting its storage at the first time. Blocks until it serves. */
    public static EmbeddedKafka start(Path home, int port) {
        try {
            EmbeddedKafka kafka = new EmbeddedKafka(home.toAbsolutePath(), port);
            kafka.awaitReady();
            return kafka;
        } catch (IOException e) {
            throw new EngineFailed("Kafka did not start: " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return broker.pid();
    }

    public GuardedProcess process() {
        return broker;
    }

    /** An orderly stop: logs are flushed and closed. */
    @Override
    public void close() {
        broker.stop();
    }

    /** The child makes this file when it serves. */
    static Path readyMark(Path home) {
        return home.resolve("kafka.ready");
    }

    private Path pidFile() {
        return home.resolve("kafka.pid");
    }

    private GuardedProcess.Start command() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath(),
                KafkaChild.class.getName(),
                home.toString(),
                Integer.toString(port),
                Integer.toString(FreePorts.next()));
        return new GuardedProcess.Start(
                command,
                Map.of(),
                home,
                home.resolve("kafka.log"),
                pidFile(),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(30));
    }

    /** This JVM's own class path holds the broker too; its entries may be relative to where this JVM started. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() {
        boolean ready = Deadline.in(START_LIMIT).await(() -> {
            if (!broker.isAlive()) {
                throw new EngineFailed("Kafka ended while starting, see " + home.resolve("kafka.log"));
            }
            return Files.exists(readyMark(home));
        });
        if (!ready) {
            close();
            throw new EngineFailed("Kafka did not serve within " + START_LIMIT.toSeconds() + " s");
        }
    }
}
