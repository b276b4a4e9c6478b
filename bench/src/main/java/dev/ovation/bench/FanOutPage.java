package dev.ovation.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The section of the results that a fan-out scenario writes. */
final class FanOutPage {
    private final String title;
    private final String command;
    private final FanOutOptions options;
    private final FanOutRun run;
    private final List<String> parts = new ArrayList<>();

    /** A goal with what was found. */
    record Goal(String name, List<Double> found, int decimals, double must, double aim, boolean more) {
        static Goal atMost(String name, List<Double> found, int decimals, double must, double aim) {
            return new Goal(name, found, decimals, must, aim, false);
        }

        static Goal atLeast(String name, List<Double> found, int decimals, double must, double aim) {
            return new Goal(name, found, decimals, must, aim, true);
        }

        private String row() {
            double median = Sums.median(found);
            String verdict = reaches(median, aim) ? "aim" : reaches(median, must) ? "must" : "missed";
            String number = "%,." + decimals + "f";
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s " + number + " | " + number + " | %s |%n",
                    name,
                    Sums.spread(found, decimals),
                    more ? "≥" : "≤",
                    must,
                    aim,
                    verdict);
        }

        private boolean reaches(double value, double wanted) {
            return more ? value >= wanted : value <= wanted;
        }
    }

    FanOutPage(String title, String command, FanOutOptions options, FanOutRun run) {
        this.title = title;
        this.command = command;
        this.options = options;
        this.run = run;
    }

    void text(String text) {
        parts.add(text.stripTrailing());
    }

    /** One row a leg and stage. */
    void table(List<Stage> stages) {
        StringBuilder table = new StringBuilder("""
                | Leg | Stage | CPU µs a delivery, median (lowest-highest) | p50, ms | p99, ms | to the last, p99, ms | frames/delivery | bytes/delivery |
                |---|---|---|---|---|---|---|---|
                """);
        for (FanOutLeg leg : run.legs()) {
            for (Stage stage : stages) {
                table.append(row(leg.name(), stage));
            }
        }
        run.absent().forEach((name, why) -> table.append("| %s | absent: %s | | | | | | |\n".formatted(name, why)));
        parts.add(table.toString().stripTrailing());
        parts.add(besides(stages));
    }

    private String row(String leg, Stage stage) {
        return "| %s | %s%s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        leg,
                        stage.name(),
                        kept(leg, stage) ? "" : ", can't keep up",
                        Sums.spread(run.values(leg, stage, Figures::micros), 2),
                        Sums.spread(run.values(leg, stage, figures -> figures.millis(50)), 1),
                        Sums.spread(run.values(leg, stage, figures -> figures.millis(99)), 1),
                        Sums.spread(run.values(leg, stage, figures -> figures.millisToLast(99)), 1),
                        Sums.spread(
                                run.values(leg, stage, f -> share(f.delivered().frames(), f)), 2),
                        Sums.spread(
                                run.values(leg, stage, f -> share(f.delivered().bytes(), f)), 0));
    }

    private boolean kept(String leg, Stage stage) {
        return run.values(leg, stage, f -> f.delivered().complete() ? 1 : 0).stream()
                .allMatch(kept -> kept == 1);
    }

    private static double share(long count, Figures figures) {
        return count / (double) Math.max(1, figures.delivered().deliveries());
    }

    /** What else worked meanwhile: the generator, and the processes beside a server. */
    private String besides(List<Stage> stages) {
        List<Double> reader = new ArrayList<>();
        List<Double> lag = new ArrayList<>();
        Map<String, List<Double>> beside = new TreeMap<>();
        for (FanOutLeg leg : run.legs()) {
            for (Stage stage : stages) {
                reader.addAll(run.values(leg.name(), stage, f -> f.delivered().readerMicros()));
                lag.addAll(run.values(leg.name(), stage, f -> f.delivered().lagMicros() / 1_000.0));
                List<Double> kafka =
                        run.values(leg.name(), stage, f -> f.beside().getOrDefault("kafka", 0.0));
                if (kafka.stream().anyMatch(value -> value > 0)) {
                    beside.put(leg.name() + ", " + stage.name() + ": kafka", kafka);
                }
            }
        }
        StringBuilder text = new StringBuilder(
                "The generator's reader took %s µs of CPU a delivery; the latest message left %s ms after its time."
                        .formatted(Sums.spread(reader, 2), Sums.spread(lag, 1)));
        beside.forEach((name, micros) -> text.append(" Beside ")
                .append(name)
                .append(' ')
                .append(Sums.spread(micros, 2))
                .append(" µs a delivery."));
        return text.toString();
    }

    /** The suite's CPU a delivery over each other leg's. */
    void ratios(List<Stage> stages) {
        if (!run.has(FanOutServers.OVATION) || run.legs().size() < 2) {
            return;
        }
        StringBuilder table = new StringBuilder("| CPU a delivery of ovation over |");
        stages.forEach(stage -> table.append(' ').append(stage.name()).append(" |"));
        table.append("\n|---|").append("---|".repeat(stages.size())).append('\n');
        for (FanOutLeg leg : run.legs()) {
            if (!leg.name().equals(FanOutServers.OVATION)) {
                table.append("| ").append(leg.name()).append(" |");
                stages.forEach(stage -> table.append(' ')
                        .append(Sums.spread(
                                run.ratios(FanOutServers.OVATION, stage, leg.name(), stage, Figures::micros), 2))
                        .append(" |"));
                table.append('\n');
            }
        }
        parts.add(table.toString().stripTrailing());
    }

    void goals(List<Goal> goals) {
        if (goals.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("| Goal | Found | Must | Aim | Reached |\n|---|---|---|---|---|\n");
        goals.forEach(goal -> table.append(goal.row()));
        parts.add(table.toString().stripTrailing());
    }

    /** Returns the exit code: deliveries that went wrong are a failure. */
    int write() {
        String found = run.findings().isEmpty() ? "nothing" : String.join("; ", run.findings());
        String head = """
                ## %s, %s

                `%s`. %s. Settings of the suite: %s. Legs in one run, each repetition forth and back, each server alone. %s.
                Deliveries missing, repeated or out of order: %s.""".formatted(
                        title,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        command,
                        ResultsPage.machine(options.home()),
                        SuiteUnderTest.SETTINGS,
                        run.quietness(),
                        found);
        new ResultsPage(options.home()).add(head + "\n\n" + String.join("\n\n", parts) + "\n");
        return run.findings().isEmpty() ? 0 : 1;
    }
}
