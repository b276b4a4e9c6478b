package dev.ovation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A suite that is started to see how long that takes; on a Java of one's choice, in a folder that stays. */
final class StartedSuite implements AutoCloseable {
    /** {@code gift-service      ready     127.0.0.1:8083    2.1 s}, as the launcher says it. */
    private static final Pattern READY = Pattern.compile("^(\\S+) +ready +\\S+ +([0-9.]+) s$", Pattern.MULTILINE);

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path state;
    private final Path java;
    private final TakenDown ending;

    /** @param java a JDK's home */
    StartedSuite(Path home, Path state, Path java, boolean archives) {
        this.home = home;
        this.state = state;
        this.java = java;
        this.ending = new TakenDown(() -> ovation(List.of("down")));
        List<String> up =
                new ArrayList<>(List.of("up", "--port", "18080", "--without-video", "--build", "never", "--detach"));
        if (!archives) {
            up.add("--without-archives");
        }
        ovation(up);
    }

    /** How long each part took until its own health said 200, in seconds, as this life of the suite told first. */
    Map<String, Double> readyAfter() {
        Map<String, Double> seconds = new TreeMap<>();
        Matcher matcher = READY.matcher(log());
        while (matcher.find()) {
            seconds.putIfAbsent(matcher.group(1), Double.parseDouble(matcher.group(2)));
        }
        return seconds;
    }

    /** Kills a part with -9 and gives how long its next life took until it was ready, in seconds; the pause not counted. */
    double again(String part) {
        long pid = Objects.requireNonNull(pids().get(part), part);
        int seen = log().length();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await(
                part + " is ready again",
                () -> READY.matcher(log().substring(seen))
                        .results()
                        .anyMatch(line -> line.group(1).equals(part)));
        return READY.matcher(log().substring(seen))
                .results()
                .filter(line -> line.group(1).equals(part))
                .mapToDouble(line -> Double.parseDouble(line.group(2)))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        JsonNode parts = read().path("parts");
        StreamSupport.stream(parts.spliterator(), false)
                .forEach(part ->
                        pids.put(part.path("name").asText(), part.path("pid").asLong()));
        return pids;
    }

    /** CPU seconds since an earlier look: of the suite, of whoever of its parts has ended, and of this process. */
    double cpuSince(Processes before) {
        Processes now = Processes.now();
        return now.secondsOf(launcher(), before)
                + now.secondsOf(ProcessHandle.current().pid(), before);
    }

    private long launcher() {
        try {
            return Long.parseLong(
                    Files.readString(state.resolve("run/launcher.pid")).strip());
        } catch (IOException e) {
            throw new BenchFailed("the suite has ended while it was measured", e);
        }
    }

    /** Waits for a condition; minutes without it are a failure. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("not within " + LONGEST.toMinutes() + " min: " + what);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    @Override
    public void close() {
        ending.close();
    }

    private JsonNode read() {
        try {
            return JSON.readTree(state.resolve("status.json").toFile());
        } catch (IOException e) {
            throw new BenchFailed("the suite's status can't be read", e);
        }
    }

    private String log() {
        try {
            return Files.readString(state.resolve("up.log"));
        } catch (IOException e) {
            throw new BenchFailed("the launcher's log can't be read", e);
        }
    }

    private void ovation(List<String> words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("ovation").toString()));
        command.addAll(words);
        command.addAll(List.of("--state", state.toString()));
        Commands.run(command, Map.of("JAVA_HOME", java.toString()));
    }
}
