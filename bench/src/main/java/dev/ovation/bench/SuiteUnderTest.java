package dev.ovation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A suite of its own, started by {@code ./ovation up --without-video} and stopped at the end. Its limits are lifted. */
final class SuiteUnderTest implements AutoCloseable {
    static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "OVATION_LIMITS_GIFTS_PERMITS", "0",
            "OVATION_LIMITS_STREAM_CREATION_PERMITS", "0",
            "OVATION_LIMITS_MESSAGES_PERMITS", "0",
            "OVATION_LIMITS_STREAM_MESSAGES_PERMITS", "0",
            "OVATION_GIFT_OPENING_BALANCE", "1000000000",
            "OVATION_STREAM_NEVER_BROADCAST_AFTER", "24h"));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A part of the suite, as {@code status --json} tells it. */
    record Part(String name, long pid, int port) {}

    private final Path home;
    private final Path state;
    private final JsonNode status;
    private final TakenDown ending;

    private SuiteUnderTest(Path home, Path state) {
        this.home = home;
        this.state = state;
        this.ending = new TakenDown(this::takeDown);
        // archives would be made while something else is measured
        ovation("up", "--port", String.valueOf(FreePorts.next()), "--without-video", "--without-archives", "--detach");
        try {
            this.status = JSON.readTree(ovation("status", "--json"));
        } catch (IOException e) {
            throw new BenchFailed("the suite's status can't be read", e);
        }
    }

    /** Blocks until every part is ready. */
    static SuiteUnderTest start(Path home) {
        try {
            return new SuiteUnderTest(home, Files.createTempDirectory("ovation-bench-"));
        } catch (IOException e) {
            throw new BenchFailed("no folder for the suite's state", e);
        }
    }

    private String ovation(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("ovation").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--state", state.toString()));
        return Commands.run(command, SETTINGS);
    }

    Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("the suite has no " + name));
    }

    List<Part> parts() {
        return StreamSupport.stream(status.path("parts").spliterator(), false)
                .map(p -> new Part(
                        p.path("name").asText(),
                        p.path("pid").asLong(),
                        p.path("port").asInt()))
                .toList();
    }

    /** Everything whose CPU is the measurement's own: the suite, its launcher and this process. */
    Set<Long> processes() {
        Set<Long> roots = parts().stream().map(Part::pid).collect(Collectors.toSet());
        roots.add(ProcessHandle.current().pid());
        parts().forEach(part -> ProcessHandle.of(part.pid())
                .flatMap(ProcessHandle::parent)
                .filter(launcher -> launcher.pid() > 1)
                .ifPresent(launcher -> roots.add(launcher.pid())));
        return roots;
    }

    /** Where Kafka is. */
    String kafka() {
        return status.path("kafka").path("bootstrapServers").asText();
    }

    String jdbcUrl() {
        return status.path("postgres").path("jdbcUrl").asText();
    }

    String databaseUser() {
        return status.path("postgres").path("user").asText();
    }

    String databasePassword() {
        try {
            return Files.readString(
                    Path.of(status.path("postgres").path("passwordFile").asText()));
        } catch (IOException e) {
            throw new BenchFailed("the database's password can't be read", e);
        }
    }

    @Override
    public void close() {
        ending.close();
    }

    private void takeDown() {
        ovation("down");
        ovation("reset", "--yes");
    }
}
