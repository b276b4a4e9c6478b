package dev.ovation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the passages of one rate found. */
final class JoinFigures {
    private final List<JoinStage.Passage> passages = new ArrayList<>();

    void add(JoinStage.Passage passage) {
        passages.add(passage);
    }

    /** Forgets the first ones, which warmed up. */
    void keepLast(int most) {
        passages.subList(0, Math.max(0, passages.size() - most)).clear();
    }

    boolean countedRight() {
        return passages.stream().allMatch(passage -> passage.errorAfterJoins() == 0 && passage.errorAfterLeaves() == 0);
    }

    /** A row for each figure, with a column for each of these. */
    static String rows(List<JoinFigures> columns) {
        TreeMap<String, Function<JoinFigures, String>> rows = new TreeMap<>();
        for (String part : List.of("gateway", "viewer-service", "postgres", "stream-service", "kafka", "load")) {
            rows.put("CPU a join, " + part + ", µs", figures -> figures.spread(passage -> passage.joinMicros(part)));
            rows.put("CPU a leave, " + part + ", µs", figures -> figures.spread(passage -> passage.leaveMicros(part)));
        }
        rows.put("count error 2 s after the last join", figures -> figures.spread(p -> (double) p.errorAfterJoins()));
        rows.put("count error 2 s after the last leave", figures -> figures.spread(p -> (double) p.errorAfterLeaves()));
        rows.put("joins reached a second", figures -> figures.spread(JoinStage.Passage::reached));
        columns.stream()
                .flatMap(figures -> figures.passages.stream())
                .flatMap(passage -> passage.events().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(type ->
                        rows.put("events on ovation.viewers in a passage, " + type, figures -> figures.events(type)));
        return rows.entrySet().stream().map(row -> line(row, columns)).collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, Function<JoinFigures, String>> row, List<JoinFigures> columns) {
        return columns.stream()
                .map(row.getValue())
                .collect(Collectors.joining(" | ", "| " + row.getKey() + " | ", " |\n"));
    }

    private String events(String type) {
        return spread(passage -> (double) passage.events().getOrDefault(type, 0L));
    }

    private String spread(Function<JoinStage.Passage, Double> figure) {
        return Sums.spread(passages.stream().map(figure).toList(), 0);
    }
}
