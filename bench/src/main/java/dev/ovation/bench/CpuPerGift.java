package dev.ovation.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** CPU of each part of the suite per gift, of the last leg measured. */
final class CpuPerGift {
    private final SuiteUnderTest suite;
    private final Map<String, Double> micros = new TreeMap<>();

    CpuPerGift(SuiteUnderTest suite) {
        this.suite = suite;
    }

    GiftClients.Result measure(Supplier<GiftClients.Result> leg) {
        Processes before = Processes.now();
        GiftClients.Result result = leg.get();
        Processes after = Processes.now();
        micros.clear();
        suite.parts()
                .forEach(part -> micros.merge(
                        part.name(), 1e6 * after.secondsOf(part.pid(), before) / result.sent(), Double::sum));
        micros.put("load", 1e6 * after.secondsOf(ProcessHandle.current().pid(), before) / result.sent());
        return result;
    }

    @Override
    public String toString() {
        return micros.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(entry.getValue()) + " µs")
                .collect(Collectors.joining(", "));
    }
}
