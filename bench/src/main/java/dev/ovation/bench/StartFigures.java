package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the starts on one Java, with or without class archives, took. */
final class StartFigures {
    private static final double BYTES_A_MIB = 1 << 20;
    static final List<String> SERVICES =
            List.of("stream-service", "chat-service", "gift-service", "viewer-service", "gateway");

    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

    private final Path java;
    private final boolean archived;
    private final List<Double> suite = new ArrayList<>();
    private final List<Double> foreign = new ArrayList<>();
    private final Map<String, List<Double>> alone = new TreeMap<>();
    private final Map<String, List<Double>> together = new TreeMap<>();
    private final Map<String, List<Double>> memory = new TreeMap<>();
    private final Map<String, List<Double>> cpu = new TreeMap<>();

    StartFigures(Path java, boolean archived) {
        this.java = java;
        this.archived = archived;
    }

    Path java() {
        return java;
    }

    boolean archived() {
        return archived;
    }

    /** @param seconds from the command to its end, launcher and engines included */
    void suite(double seconds, StartedSuite started, Processes before) {
        suite.add(seconds);
        Processes now = Processes.now();
        Map<String, Long> pids = started.pids();
        double ours = 0;
        for (Map.Entry<String, Long> part : pids.entrySet()) {
            double used = now.secondsOf(part.getValue(), before);
            ours += used;
            add(cpu, part.getKey(), used);
        }
        started.readyAfter().forEach((part, took) -> add(together, part, took));
        System.out.printf("suite %.1f s, %.1f s of CPU in its parts%n", seconds, ours);
    }

    void memory(StartedSuite started) {
        started.pids().forEach((part, pid) -> add(memory, part, Memory.resident(pid) / BYTES_A_MIB));
    }

    /** @param share of the machine that others took while all this was measured */
    void foreign(double share) {
        foreign.add(share);
    }

    /** Takes over a repetition that counts. */
    void addAll(StartFigures one) {
        suite.addAll(one.suite);
        foreign.addAll(one.foreign);
        merge(alone, one.alone);
        merge(together, one.together);
        merge(memory, one.memory);
        merge(cpu, one.cpu);
    }

    void alone(String service, double seconds) {
        add(alone, service, seconds);
    }

    /** Goal 11: 4.0 s without, 1.5 s with, for each service by itself. */
    boolean reachesMust() {
        return alone.values().stream().allMatch(seconds -> Sums.median(seconds) <= must());
    }

    String table() {
        StringBuilder rows =
                new StringBuilder("""
                ### Java %d, %s

                | Part | alone, s | together, s | CPU of that, s | MiB |
                |---|---|---|---|---|
                """.formatted(feature(java), archived ? "with class archives" : "plain"));
        for (String part : memory.keySet()) {
            rows.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            part,
                            cell(alone, part, 1),
                            cell(together, part, 1),
                            cell(cpu, part, 1),
                            cell(memory, part, 0)));
        }
        double slowest = alone.values().stream().mapToDouble(Sums::median).max().orElseThrow();
        double cpuOfAll = cpu.values().stream().mapToDouble(Sums::median).sum();
        double memoryOfAll = memory.values().stream().mapToDouble(Sums::median).sum();
        return rows
                + """

                The suite, launcher and engines included: %s s, CPU of its parts %.1f s, %.0f MiB. Others took %s of the machine
                meanwhile. Goal 11, the slowest service alone: %.1f s; must %.1f, aim %.1f: %s.

                """.formatted(
                                Sums.spread(suite, 1),
                                cpuOfAll,
                                memoryOfAll,
                                Sums.spread(foreign, 2),
                                slowest,
                                must(),
                                archived ? 0.8 : 2.0,
                                reachesMust() ? "reached" : "not reached");
    }

    @Override
    public String toString() {
        return "Java %d %s: alone %s".formatted(feature(java), archived ? "archived" : "plain", alone);
    }

    /**
     * Whether each service has an archive for this build and Java.
     *
     * @param last the one that is made of a whole life, not an early one
     */
    static boolean archived(Path home, Path java, boolean last) {
        return SERVICES.stream().allMatch(service -> hasArchive(home, service, feature(java), last));
    }

    static void requireBuilt(Path home) {
        SERVICES.forEach(service -> built(home, service));
    }

    private static boolean hasArchive(Path home, String service, int feature, boolean last) {
        String start = service + "-" + built(home, service) + "-java-" + feature + "-";
        Path folder = home.resolve("target/class-archives");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name ->
                            name.startsWith(start) && name.endsWith(".jsa") && !(last && name.endsWith(".early.jsa")));
        } catch (IOException e) {
            throw new BenchFailed("can't read " + folder, e);
        }
    }

    private static long built(Path home, String service) {
        try {
            return Files.getLastModifiedTime(home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"))
                    .toMillis();
        } catch (IOException e) {
            throw new BenchFailed(service + " is not built: ./ovation up once", e);
        }
    }

    private static int feature(Path java) {
        try {
            Matcher version = VERSION.matcher(Files.readString(java.resolve("release")));
            if (!version.find()) {
                throw new BenchFailed(java + " does not tell its version");
            }
            return Integer.parseInt(version.group(1));
        } catch (IOException e) {
            throw new BenchFailed(java + " is no JDK", e);
        }
    }

    private double must() {
        return archived ? 1.5 : 4.0;
    }

    private static void merge(Map<String, List<Double>> into, Map<String, List<Double>> from) {
        from.forEach((part, values) -> values.forEach(value -> add(into, part, value)));
    }

    private static void add(Map<String, List<Double>> figures, String part, double value) {
        figures.computeIfAbsent(part, name -> new ArrayList<>()).add(value);
    }

    private static String cell(Map<String, List<Double>> figures, String part, int decimals) {
        List<Double> values = figures.get(part);
        return values == null ? "" : Sums.spread(values, decimals);
    }
}
