package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ovation chaos}: the fault run of {@code ./ovation test}, as long as one likes, with a result file. */
@Command(name = "chaos", description = "Kill parts under load for long, and check that nothing was lost.")
final class ChaosCommand implements Callable<Integer> {
    private static final int USUAL_CYCLES = 200;

    /** What is put under fire, and the journey that does it. */
    enum Target {
        MONEY("MoneyUnderFireJourneyIT", null),
        DELIVERY("DeliveryUnderFireJourneyIT", 5);

        private final String journey;
        private final @Nullable Integer usualMinutes;

        Target(String journey, @Nullable Integer usualMinutes) {
            this.journey = journey;
            this.usualMinutes = usualMinutes;
        }
    }

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private Target target = Target.MONEY;

    @Option(names = "--cycles", paramLabel = "N", description = "kills (default: 200); money only")
    private @Nullable Integer cycles;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "stop killing after these (default: money when all are done, delivery 5)")
    private @Nullable Integer minutes;

    @Option(names = "--seed", paramLabel = "S", description = "the order of an earlier run (default: a new one)")
    private @Nullable Long seed;

    @Option(names = "--result", paramLabel = "FILE", description = "default: bench/results/chaos-WHAT-DATE.md")
    private @Nullable Path result;

    @Override
    public Integer call() {
        if (cycles != null && cycles < 1 || minutes != null && minutes < 1) {
            throw new LauncherFailed(ExitCode.USAGE, "--cycles and --minutes take 1 or more");
        }
        if (cycles != null && target != Target.MONEY) {
            throw new LauncherFailed(ExitCode.USAGE, "--cycles is for money; delivery goes by --minutes");
        }
        if (minutes == null) {
            minutes = target.usualMinutes;
        }
        Path home = SuiteOptions.home();
        Display display = new Display(suite.out());
        Path file = result == null ? resultFile(home) : result.toAbsolutePath();
        TestRun run = new TestRun(folder(home), display);
        new Build(home, display).ensure(Build.Mode.AUTO, suite.folder());
        display.line("under fire: " + extent() + "; the suite it starts is its own");
        boolean good =
                run.run("chaos", home, Map.of("MAVEN_ARGS", ""), command(home, file), line -> line.startsWith("| "));
        display.line(good ? "good: " + file : "FAILED" + (Files.exists(file) ? ": " + file : ""));
        return (good ? ExitCode.GOOD : ExitCode.FAILED).status();
    }

    private String extent() {
        String kills = target == Target.MONEY ? cyclesOrUsual() + " kills" : "kills";
        return minutes == null ? kills : kills + " for " + minutes + " minutes";
    }

    private int cyclesOrUsual() {
        return cycles == null ? USUAL_CYCLES : cycles;
    }

    private List<String> command(Path home, Path file) {
        List<String> command = new ArrayList<>(JavaTests.maven(home));
        command.addAll(JavaTests.only(JavaTests.JOURNEYS, target.journey));
        command.add("-Dovation.chaos.result=" + file);
        if (target == Target.MONEY) {
            command.add("-Dovation.chaos.cycles=" + cyclesOrUsual());
        }
        if (minutes != null) {
            command.add("-Dovation.chaos.minutes=" + minutes);
        }
        if (seed != null) {
            command.add("-Dovation.chaos.seed=" + seed);
        }
        command.add("verify");
        return command;
    }

    private Path resultFile(Path home) {
        String name = target.name().toLowerCase(Locale.ROOT);
        return home.resolve("bench/results/chaos-" + name + "-" + LocalDate.now(ZoneOffset.UTC) + ".md");
    }

    private static Path folder(Path home) {
        try {
            return Files.createDirectories(home.resolve("target/ovation-chaos"));
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't make a folder for the run", e);
        }
    }
}
