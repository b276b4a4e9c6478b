package dev.ovation.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the last leg measured gave, and the CPU that each part of the suite took for a gift of it. */
final class CpuPerGift {
    private final SuiteUnderTest suite;
    private final Map<String, Double> micros = new TreeMap<>();
    private GiftClients.Result last = new GiftClients.Result(0, 0, 0, new long[0]);

    CpuPerGift(SuiteUnderTest suite) {
        this.suite = suite;
    }

    GiftClients.Result measure(Supplier<GiftClients.Result> leg) {
        Processes before = Processes.now();
        GiftClients.Result result = leg.get();
        Processes after = Processes.now();
        last = result;
        micros.clear();
        suite.parts()
                .forEach(part -> micros.merge(
                        part.name(), 1e6 * after.secondsOf(part.pid(), before) / result.sent(), Double::sum));
        micros.put("load", 1e6 * after.secondsOf(ProcessHandle.current().pid(), before) / result.sent());
        return result;
    }

    GiftClients.Result last() {
        return last;
    }

    @Override
    public String toString() {
        return micros.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(entry.getValue()) + " µs")
                .collect(Collectors.joining(", "));
    }
}
