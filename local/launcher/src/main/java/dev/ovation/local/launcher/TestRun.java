package dev.ovation.local.launcher;

import dev.ovation.local.Deadline;
import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs the commands of a test run: each with a log of its own, what matters of it shown as it comes. */
final class TestRun {

    /** How much of a log is shown when its command failed. */
    private static final int LAST_LINES = 60;

    private final Path folder;
    private final Display display;

    TestRun(Path folder, Display display) {
        this.folder = folder;
        this.display = display;
    }

    /** Where reports and logs of this run lie. */
    Path folder() {
        return folder;
    }

    Display display() {
        return display;
    }

    /** Runs one command to its end and answers whether it succeeded. */
    boolean run(
            String name,
            Path directory,
            Map<String, String> environment,
            List<String> command,
            Predicate<String> show) {
        Path log = folder.resolve(name + ".log");
        try {
            Files.deleteIfExists(log);
            GuardedProcess process = GuardedProcess.start(new GuardedProcess.Start(
                    command,
                    environment,
                    directory,
                    log,
                    folder.resolve(name + ".pid"),
                    GuardedProcess.StopSignal.TERM,
                    Duration.ofSeconds(60)));
            follow(process, log, show);
            boolean good = process.onExit().join() == 0;
            if (!good) {
                showEnd(log);
            }
            return good;
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't run " + name + ": " + e.getMessage(), e);
        }
    }

    /** A command that either holds or not, counted as one test. */
    Tally check(String name, Path directory, String... command) {
        boolean good = run(name, directory, Map.of(), List.of(command), line -> false);
        display.line("  " + name + (good ? " holds" : " FAILED"));
        return good ? Tally.ONE_PASSED : Tally.failure(name);
    }

    /**
     * Counts reports; a command that failed without a failed test, or that should have reported and did not, counts as
     * one failure.
     */
    Tally count(String what, boolean good, List<Path> reports) {
        Tally tally = Tally.ofReports(reports);
        if (tally.failed() == 0 && (!good || tally.passed() == 0)) {
            tally = tally.plus(Tally.failure(what + (good ? ": no test ran" : ": failed, though no test of it did")));
        }
        display.line("  " + what + ": " + tally);
        return tally;
    }

    static List<Path> filesUnder(Path top, Predicate<Path> wanted) {
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(top, 12, (file, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> !file.toString().contains("node_modules"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't look through " + top, e);
        }
    }

    private void follow(GuardedProcess process, Path log, Predicate<String> show) throws IOException {
        int shown = 0;
        boolean running = true;
        while (running) {
            running = process.isAlive();
            List<String> lines = Files.exists(log) ? lines(log) : List.of();
            for (; shown < lines.size(); shown++) {
                if (show.test(lines.get(shown))) {
                    display.line("  " + lines.get(shown));
                }
            }
            if (running) {
                Deadline.pause(Duration.ofMillis(500));
            }
        }
    }

    private void showEnd(Path log) throws IOException {
        List<String> lines = lines(log);
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(display::line);
        display.line("  the whole log: " + log);
    }

    /** Tools print what they like; bytes that are no UTF-8 must not end a test run. */
    private static List<String> lines(Path log) throws IOException {
        return new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
