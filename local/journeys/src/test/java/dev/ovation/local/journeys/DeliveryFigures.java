package dev.ovation.local.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all sockets of a run went through, added up; and what none of them should have seen. Safe from any thread. */
final class DeliveryFigures {
    private static final int MOST_FINDINGS = 50;

    /** Which memory a position came to. */
    enum Return {
        SAME_GATEWAY,
        OTHER_GATEWAY,
        RESTARTED_GATEWAY
    }

    private final Map<Return, int[]> returns = new EnumMap<>(Return.class);
    private final Map<Integer, Integer> closes = new TreeMap<>();
    private final Map<Integer, Integer> refusals = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private int cuts;
    private int cutUnwelcomed;
    private int seenBefore;
    private Duration oldestPosition = Duration.ZERO;

    DeliveryFigures() {
        for (Return kind : Return.values()) {
            returns.put(kind, new int[2]);
        }
    }

    synchronized void returned(Return kind, boolean recovered, Duration positionAge) {
        returns.get(kind)[recovered ? 0 : 1]++;
        if (positionAge.compareTo(oldestPosition) > 0) {
            oldestPosition = positionAge;
        }
    }

    synchronized void cut(boolean welcomed) {
        cuts++;
        cutUnwelcomed += welcomed ? 0 : 1;
    }

    synchronized void closed(int code) {
        closes.merge(code, 1, Integer::sum);
    }

    synchronized void refused(int status) {
        refusals.merge(status, 1, Integer::sum);
    }

    /** A new connection told again what an earlier one had: clients drop it. */
    synchronized void seenBefore() {
        seenBefore++;
    }

    synchronized void finding(String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(text);
        }
    }

    synchronized int returns(Return kind) {
        return returns.get(kind)[0] + returns.get(kind)[1];
    }

    synchronized int recovered(Return kind) {
        return returns.get(kind)[0];
    }

    synchronized int cuts() {
        return cuts;
    }

    synchronized int cutUnwelcomed() {
        return cutUnwelcomed;
    }

    synchronized int toldBefore() {
        return seenBefore;
    }

    synchronized Duration oldestPosition() {
        return oldestPosition;
    }

    synchronized Map<Integer, Integer> closes() {
        return new TreeMap<>(closes);
    }

    synchronized Map<Integer, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    synchronized List<String> findings() {
        return List.copyOf(findings);
    }
}
