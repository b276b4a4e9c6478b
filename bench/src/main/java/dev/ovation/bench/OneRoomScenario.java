package dev.ovation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** F1: one room, a thousand viewers, rising rates; the suite against other servers. */
@Command(name = "F1", description = "Fan-out: one room of 1,000 at 20, 100 and 300 messages a second, against peers.")
final class OneRoomScenario implements Callable<Integer> {
    @Mixin
    private FanOutOptions options = new FanOutOptions();

    @Option(names = "--sockets", paramLabel = "N", description = "viewers (default: ${DEFAULT-VALUE})")
    private int sockets = 1_000;

    @Option(names = "--rates", paramLabel = "N", split = ",", description = "messages a second (default: 20,100,300)")
    private List<Integer> rates = List.of(20, 100, 300);

    @Option(
            names = "--climb-seconds",
            paramLabel = "S",
            description = "of each step to the most with p99 < 100 ms; 0: don't climb (default: ${DEFAULT-VALUE})")
    private int climbSeconds = 3;

    @Override
    public Integer call() {
        Map<Integer, Stage> stages = new LinkedHashMap<>();
        rates.forEach(rate -> stages.put(rate, stage(rate)));
        Map<String, Climb.Top> tops = new LinkedHashMap<>();
        try (FanOutRun run = new FanOutRun(options, List.copyOf(stages.values()))) {
            run.run(leg -> {
                if (climbSeconds > 0) {
                    Climb climb = new Climb(leg, this::stage, Duration.ofSeconds(climbSeconds));
                    tops.put(leg.name(), climb.from(rates.get(rates.size() - 1)));
                }
            });
            FanOutPage page = new FanOutPage("F1: one room of %d".formatted(sockets), command(), options, run);
            page.text("Bytes a delivery: the message's own and its share of the frame around it.");
            page.table(List.copyOf(stages.values()));
            page.ratios(List.copyOf(stages.values()));
            if (!tops.isEmpty()) {
                page.text(tops(tops));
            }
            page.goals(goals(stages, run, tops));
            return page.write();
        }
    }

    private Stage stage(int rate) {
        return new Stage(rate + " msg/s", Audience.of(1, sockets), rate);
    }

    private String command() {
        return "bench/run F1 --sockets %d --rates %s --climb-seconds %d %s"
                .formatted(
                        sockets,
                        rates.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        climbSeconds,
                        options.command());
    }

    private static String tops(Map<String, Climb.Top> tops) {
        StringBuilder table =
                new StringBuilder("| Leg | most msg/s with p99 < 100 ms | deliveries/s | p99, ms | reader busy |\n"
                        + "|---|---|---|---|---|\n");
        tops.forEach((leg, top) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.1f | %.0f %% |%n",
                leg,
                top.rate() == 0 ? "none tried" : top.rate(),
                top.perSecond(),
                top.millis(),
                100 * top.readerBusy())));
        return table.toString();
    }

    private List<FanOutPage.Goal> goals(Map<Integer, Stage> stages, FanOutRun run, Map<String, Climb.Top> tops) {
        List<FanOutPage.Goal> goals = new ArrayList<>();
        Ratio ratio = new Ratio(stages, run, goals);
        ratio.add("1", FanOutServers.UWS, 100, 0.80, 0.55);
        ratio.add("2", FanOutServers.UWS, 300, 0.60, 0.40);
        ratio.add("3", FanOutServers.SOCKET_IO, 100, 0.50, 0.35);
        ratio.add("3", FanOutServers.BROADCAST, 100, 0.45, 0.30);
        ratio.add("3b", FanOutServers.CENTRIFUGE, 100, 0.50, 0.35);
        ratio.add("3b", FanOutServers.CENTRIFUGE, 300, 0.45, 0.30);
        Climb.Top top = tops.get(FanOutServers.OVATION);
        if (top != null) {
            goals.add(FanOutPage.Goal.atLeast(
                    "4: deliveries/s with p99 < 100 ms", List.of(top.perSecond()), 0, 300_000, 500_000));
        }
        return goals;
    }

    /** Adds a goal where both legs were measured at the rate. */
    private record Ratio(Map<Integer, Stage> stages, FanOutRun run, List<FanOutPage.Goal> goals) {
        void add(String number, String peer, int rate, double must, double aim) {
            Stage stage = stages.get(rate);
            if (stage == null || !run.has(FanOutServers.OVATION) || !run.has(peer)) {
                return;
            }
            List<Double> ratios = run.ratios(FanOutServers.OVATION, stage, peer, stage, Figures::micros);
            goals.add(FanOutPage.Goal.atMost(
                    "%s: CPU a delivery over %s, %d msg/s".formatted(number, peer, rate), ratios, 2, must, aim));
        }
    }
}
