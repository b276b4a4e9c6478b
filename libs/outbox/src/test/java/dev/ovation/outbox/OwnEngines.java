package dev.ovation.outbox;

import dev.ovation.local.EmbeddedKafka;
import dev.ovation.local.EmbeddedPostgres;
import dev.ovation.local.FreePorts;
import dev.ovation.local.ServiceDatabases;
import dev.ovation.local.TestInfrastructure;
import dev.ovation.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL and Kafka of one test class alone, which may kill and restart them. What runs is remembered in system
 * properties, since the test is loaded by another class loader.
 */
public final class OwnEngines implements QuarkusTestResourceLifecycleManager {
    static final String SCHEMA = "outage_test";
    private static final String PASSWORD = "only-for-this-test";
    private static final String PREFIX = "outbox.own.";

    @Override
    public Map<String, String> start() {
        Path folder = temporaryFolder();
        System.setProperty(PREFIX + "folder", folder.toString());
        System.setProperty(PREFIX + "postgres.port", Integer.toString(FreePorts.next()));
        startPostgres();
        System.setProperty(PREFIX + "kafka.port", Integer.toString(FreePorts.next()));
        startKafka();
        Topics.ensure("127.0.0.1:" + property("kafka.port"));
        Map<String, String> configuration = new HashMap<>(TestInfrastructure.configurationFor(SCHEMA));
        configuration.put("ovation.database.port", property("postgres.port"));
        configuration.put("ovation.database.password", PASSWORD);
        configuration.put("ovation.database.owner-password", PASSWORD);
        configuration.put("kafka.bootstrap.servers", "127.0.0.1:" + property("kafka.port"));
        return configuration;
    }

    /** Starts PostgreSQL, again after {@link #kill}; its port and data stay. */
    static EmbeddedPostgres startPostgres() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                Path.of(property("folder"), "postgres"), Integer.parseInt(property("postgres.port")), PASSWORD);
        ServiceDatabases.ensure(postgres, List.of(new ServiceDatabases.Access(SCHEMA, PASSWORD, PASSWORD)));
        System.setProperty(PREFIX + "postgres.pid", Long.toString(postgres.pid()));
        return postgres;
    }

    /** Starts the broker, again after {@link #kill}; its port and data stay. */
    static void startKafka() {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(Path.of(property("folder"), "kafka"), Integer.parseInt(property("kafka.port")));
        System.setProperty(PREFIX + "kafka.pid", Long.toString(kafka.pid()));
    }

    static String bootstrapServers() {
        return "127.0.0.1:" + property("kafka.port");
    }

    static String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + property("postgres.port") + "/ovation?user=" + SCHEMA + "&password="
                + PASSWORD;
    }

    /** SIGKILL to {@code postgres} or {@code kafka}. */
    static void kill(String engine) {
        ProcessHandle running = process(engine)
                .orElseThrow(() -> new AssertionError(engine + " runs not: " + property(engine + ".pid")));
        running.destroyForcibly();
        running.onExit().join();
    }

    /** Stops PostgreSQL and all its children without ending them, or lets them go on. */
    static void freezePostgres(boolean frozen) {
        ProcessHandle postmaster = process("postgres").orElseThrow();
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .forEach(p -> signal(frozen ? "-STOP" : "-CONT", p.pid()));
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> process(String engine) {
        return ProcessHandle.of(Long.parseLong(property(engine + ".pid")));
    }

    private static String property(String name) {
        return System.getProperty(PREFIX + name);
    }

    private static Path temporaryFolder() {
        try {
            var reachable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
            return Files.createTempDirectory("ovation-outage-", reachable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        kill("kafka");
        kill("postgres");
        try (Stream<Path> files = Files.walk(Path.of(property("folder")))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stillInUse) {
            // the system clears its temporary folder
        }
    }
}
