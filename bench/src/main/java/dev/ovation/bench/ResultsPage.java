package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@code bench/results/<date>.md}: what the runs of a day found, one section a run. */
final class ResultsPage {
    private final Path home;

    ResultsPage(Path home) {
        this.home = home;
    }

    void add(String section) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path page = home.resolve("bench/results/" + today + ".md");
        try {
            Files.createDirectories(page.getParent());
            boolean first = !Files.exists(page);
            String head = first ? "# Measured on " + today + "\n" : "";
            Files.writeString(page, head + "\n" + section, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BenchFailed("can't write " + page, e);
        }
        System.out.println(section);
        System.out.println("written to " + home.relativize(page));
    }

    /** What was measured on what, with a database. */
    static String machine(Path home, String server) {
        return "%s; %s; %s; %s".formatted(hardware(), server, PgBench.version(), commit(home));
    }

    /** The same without one. */
    static String machine(Path home) {
        return "%s; %s".formatted(hardware(), commit(home));
    }

    private static String hardware() {
        return "%s, %d cores, %s; Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String commit(Path home) {
        return "commit "
                + Commands.run(List.of("git", "-C", home.toString(), "describe", "--always", "--dirty"), Map.of())
                        .strip();
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
