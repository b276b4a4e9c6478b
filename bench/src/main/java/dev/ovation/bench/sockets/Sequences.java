package dev.ovation.bench.sockets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether each viewer gets each message of its room once and in order. Messages of a room are numbered from 0 without gaps. */
final class Sequences {
    private final long[] next;
    private final Map<Integer, Set<Long>> holes = new HashMap<>();
    private long repeated;
    private long disordered;

    Sequences(int viewers) {
        next = new long[viewers];
    }

    /** A viewer got a message. */
    void seen(int viewer, long number) {
        if (number == next[viewer]) {
            next[viewer]++;
        } else {
            unexpected(viewer, number);
        }
    }

    private void unexpected(int viewer, long number) {
        Set<Long> open = holes.computeIfAbsent(viewer, first -> new HashSet<>());
        if (number > next[viewer]) {
            for (long hole = next[viewer]; hole < number; hole++) {
                open.add(hole);
            }
            next[viewer] = number + 1;
        } else if (open.remove(number)) {
            disordered++;
        } else {
            repeated++;
        }
    }

    /** How many of the messages before this one a viewer has not got. */
    long missing(int viewer, long end) {
        return Math.max(0, end - next[viewer])
                + holes.getOrDefault(viewer, Set.of()).size();
    }

    /**
     * What was wrong, in words; empty where nothing was.
     *
     * @param end the number behind the last that was sent
     * @param ordered whether their order counts
     */
    List<String> findings(int[] viewers, long end, boolean ordered) {
        long missing = 0;
        for (int viewer : viewers) {
            missing += missing(viewer, end);
        }
        List<String> findings = new ArrayList<>();
        add(findings, missing, "missing");
        add(findings, repeated, "repeated");
        add(findings, ordered ? disordered : 0, "out of order");
        return findings;
    }

    private static void add(List<String> findings, long count, String what) {
        if (count > 0) {
            findings.add(count + " deliveries " + what);
        }
    }
}
