package dev.ovation.local.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run under fire did and found; written to the file {@code -Dovation.chaos.result} names. */
final class FireReport {
    private final FirePlan plan;
    private final Instant begun = Instant.now();
    private final Map<HaltPoint, Long> halts = new EnumMap<>(HaltPoint.class);
    private final Map<String, Integer> counted = new TreeMap<>();
    private final Map<String, Long> longest = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private int cycles;
    private int looks;
    private int acknowledged;
    private int booked;
    private int events;
    private int repeated;

    FireReport(FirePlan plan) {
        this.plan = plan;
    }

    void halted(HaltPoint point, long stoodStill) {
        halts.put(point, stoodStill);
    }

    /** A kill that met no request under way is none. */
    void cycle(String part, int underWay, Duration readyAgainAfter) {
        cycles++;
        longest.merge(part, readyAgainAfter.toSeconds(), Math::max);
        if (underWay > 0) {
            counted.merge(part, 1, Integer::sum);
        }
    }

    void watched(int looksTaken, List<String> found) {
        looks = looksTaken;
        findings.addAll(found);
    }

    void gifts(int keysSettled, int giftsBooked, List<String> told) {
        acknowledged = keysSettled;
        booked = giftsBooked;
        events = new HashSet<>(told).size();
        repeated = told.size() - events;
    }

    void faults(List<String> faults) {
        findings.addAll(faults);
    }

    List<String> findings() {
        return findings;
    }

    boolean allCounted() {
        return counted.values().stream().mapToInt(Integer::intValue).sum() == cycles
                && halts.values().stream().allMatch(stoodStill -> stoodStill > 0);
    }

    void write() {
        ResultFile.write(toString());
    }

    @Override
    public String toString() {
        return """
                # Money under fire, %s

                | | |
                |---|---|
                | command | `./ovation chaos money --cycles %d --seed %d` |
                | took | %d s |
                | Java, cores | %s, %d |
                | kills that met a request under way, of %d | %s |
                | ready again after at most, s | %s |
                | halts, and how much stood still there | %s |
                | keys settled = gifts booked = gifts on the topic | %d = %d = %d |
                | events told again under their old id | %d |
                | looks at the books under fire | %d |
                | findings | %s |
                """.formatted(
                        begun.truncatedTo(ChronoUnit.SECONDS),
                        cycles,
                        plan.seed(),
                        Duration.between(begun, Instant.now()).toSeconds(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        cycles,
                        counted,
                        longest,
                        halts,
                        acknowledged,
                        booked,
                        events,
                        repeated,
                        looks,
                        findings.isEmpty() ? "none" : findings);
    }
}
