package dev.ovation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * All legs in all stages: in each repetition forth and back (A B B A), a leg's server running for its turn alone, so that none
 * is measured beside another.
 */
final class FanOutRun implements AutoCloseable {
    private final FanOutOptions options;
    private final List<Stage> stages;
    private final Quietness quietness;
    private final Map<String, FanOutLeg> legs = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, List<Pair>> pairs = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    /** The two measurements of a repetition. */
    private record Pair(Figures forth, Figures back) {
        double mean(ToDoubleFunction<Figures> figure) {
            return (figure.applyAsDouble(forth) + figure.applyAsDouble(back)) / 2;
        }
    }

    /** Prepares all legs; one that can't be had is absent. */
    FanOutRun(FanOutOptions options, List<Stage> stages) {
        this.options = options;
        this.stages = stages;
        this.quietness = options.quietness();
        FanOutServers servers = new FanOutServers(options.home(), options.messageBytes());
        for (String name : options.legs) {
            FanOutServer server = servers.named(name);
            try {
                server.prepare();
                legs.put(name, new FanOutLeg(server, options.warmUp(), quietness, options.inFlight));
            } catch (FanOutServer.Absent e) {
                absent.put(name, String.valueOf(e.getMessage()).lines().reduce("", (a, line) -> line));
                System.out.println(name + " is absent: " + e.getMessage());
            }
        }
        if (legs.isEmpty()) {
            throw new BenchFailed("none of the legs can be had: " + absent);
        }
    }

    /** @param lastly done with each leg that runs, once, in its last turn */
    void run(Consumer<FanOutLeg> lastly) {
        List<FanOutLeg> forth = new ArrayList<>(legs.values());
        List<FanOutLeg> back = new ArrayList<>(forth);
        Collections.reverse(back);
        for (int repetition = 1; repetition <= options.repetitions; repetition++) {
            Map<String, Figures> first = new HashMap<>();
            turns(repetition, "forth", forth, stages, first, last(back), leg -> {});
            Map<String, Figures> second = new HashMap<>();
            List<Stage> backwards = new ArrayList<>(stages);
            Collections.reverse(backwards);
            boolean end = repetition == options.repetitions;
            turns(repetition, "back", back, backwards, second, end ? "" : last(forth), end ? lastly : leg -> {});
            first.forEach((key, figures) -> pairs.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(new Pair(figures, second.getOrDefault(key, figures))));
        }
    }

    /** Whose turn comes first in the other direction: it may keep running. */
    private static String last(List<FanOutLeg> next) {
        return next.isEmpty() ? "" : next.get(0).name();
    }

    private void turns(
            int repetition,
            String way,
            List<FanOutLeg> order,
            List<Stage> inOrder,
            Map<String, Figures> into,
            String next,
            Consumer<FanOutLeg> lastly) {
        for (FanOutLeg leg : order) {
            for (Stage stage : inOrder) {
                leg.open(rooms(), warm());
                Figures figures = leg.measure(stage, options.time());
                into.put(key(leg.name(), stage), figures);
                note(repetition + " " + way, leg.name(), stage, figures);
                if (!figures.delivered().complete()) {
                    leg.close(); // what it still holds back would meet the next stage
                }
            }
            lastly.accept(leg);
            boolean goesOn = leg == order.get(order.size() - 1) && leg.name().equals(next);
            if (!goesOn) {
                leg.close();
            }
        }
    }

    private int rooms() {
        return stages.stream()
                .mapToInt(stage -> stage.audience().allRooms())
                .max()
                .orElse(1);
    }

    /** The stage with most to do warms a server up. */
    private Stage warm() {
        Stage most = stages.get(0);
        for (Stage stage : stages) {
            most = stage.deliveriesPerSecond() > most.deliveriesPerSecond() ? stage : most;
        }
        return most;
    }

    private void note(String when, String leg, Stage stage, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %-11s %-22s %6.2f µs  p50 %8.1f ms  p99 %8.1f ms  %,9.0f/s  reader %.2f µs, %2.0f %%  lag %d µs  others %.1f %%%s%n",
                when,
                leg,
                stage.name(),
                figures.micros(),
                figures.millis(50),
                figures.millis(99),
                figures.perSecond(),
                figures.delivered().readerMicros(),
                100 * figures.delivered().readerBusy(),
                figures.delivered().lagMicros(),
                100 * figures.foreign(),
                figures.delivered().complete() ? "" : "  can't keep up");
        figures.delivered().findings().forEach(finding -> {
            findings.add(leg + ", " + stage.name() + ": " + finding);
            System.out.println("         " + finding);
        });
    }

    private static String key(String leg, Stage stage) {
        return leg + "\n" + stage.name();
    }

    private List<Pair> pairs(String leg, Stage stage) {
        return pairs.getOrDefault(key(leg, stage), List.of());
    }

    boolean has(String leg) {
        return legs.containsKey(leg);
    }

    /** A figure of a leg over that of another leg or stage, within each repetition. */
    List<Double> ratios(String leg, Stage stage, String other, Stage otherStage, ToDoubleFunction<Figures> figure) {
        List<Pair> mine = pairs(leg, stage);
        List<Pair> theirs = pairs(other, otherStage);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            ratios.add(mine.get(i).mean(figure) / theirs.get(i).mean(figure));
        }
        return ratios;
    }

    /** A leg's figure of each repetition. */
    List<Double> values(String leg, Stage stage, ToDoubleFunction<Figures> figure) {
        return pairs(leg, stage).stream().map(pair -> pair.mean(figure)).toList();
    }

    /** The legs that were measured. */
    List<FanOutLeg> legs() {
        return List.copyOf(legs.values());
    }

    /** What was missing, repeated, out of order or closed. */
    List<String> findings() {
        return findings;
    }

    /** For the result: the legs that could not be had, with the reason. */
    Map<String, String> absent() {
        return absent;
    }

    String quietness() {
        return quietness.told("measurements");
    }

    Duration time() {
        return options.time();
    }

    @Override
    public void close() {
        legs.values().forEach(FanOutLeg::close);
    }
}
