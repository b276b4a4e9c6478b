package dev.ovation.bench;

import dev.ovation.bench.presence.Arrivals;
import dev.ovation.bench.presence.Crowd;
import dev.ovation.bench.presence.CrowdSocket;
import dev.ovation.bench.presence.ViewerTopic;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Live streams without an audience, and a crowd that passes through them. */
final class JoinStage {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(2);
    /** Goodbyes are over and counts of nobody are told before the next passage begins. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final SuiteUnderTest suite;
    private final Crowd crowd;
    private final ViewerTopic topic;
    private final PublicApi api;
    private final InetSocketAddress door;
    private final List<UUID> streams;

    /**
     * Guests came and left.
     *
     * @param joinSeconds CPU by part while they came
     * @param leaveSeconds CPU by part while they left
     * @param reached joins a second, until the last was welcomed
     * @param errorAfterJoins by how many the count was wrong 2 s after the last had come; the other: had left
     * @param events on ovation.viewers, by type
     */
    record Passage(
            int guests,
            Map<String, Double> joinSeconds,
            Map<String, Double> leaveSeconds,
            double reached,
            long errorAfterJoins,
            long errorAfterLeaves,
            Map<String, Long> events) {
        double joinMicros(String part) {
            return 1e6 * joinSeconds.getOrDefault(part, 0.0) / guests;
        }

        double leaveMicros(String part) {
            return 1e6 * leaveSeconds.getOrDefault(part, 0.0) / guests;
        }
    }

    JoinStage(SuiteUnderTest suite, Crowd crowd, ViewerTopic topic, int streams) {
        this.suite = suite;
        this.crowd = crowd;
        this.topic = topic;
        int port = suite.part("gateway").port();
        this.api = new PublicApi(port);
        this.door = new InetSocketAddress("127.0.0.1", port);
        this.streams = IntStream.range(0, streams)
                .mapToObj(i -> api.liveStream(api.person("presence-" + i)))
                .toList();
    }

    /** So many come at this rate, are counted, and leave at this rate. */
    Passage pass(int guests, double perSecond) {
        topic.sinceLast();
        Processes before = Processes.now();
        long begun = System.nanoTime();
        List<CrowdSocket> sockets = Arrivals.come(crowd, guests, perSecond, List.of(door), streams);
        requireNone(Arrivals.await(sockets, CrowdSocket.State.WELCOMED, LONG), sockets, "not welcomed");
        double reached = guests / ((System.nanoTime() - begun) / 1e9);
        Pause.of(COUNTED_WITHIN);
        Map<String, Double> joinSeconds = seconds(before);
        long errorAfterJoins = Math.abs(present() - guests);
        Processes between = Processes.now();
        Arrivals.leave(sockets, perSecond);
        requireNone(Arrivals.await(sockets, CrowdSocket.State.GONE, LONG), sockets, "not gone");
        Pause.of(COUNTED_WITHIN);
        Map<String, Double> leaveSeconds = seconds(between);
        long errorAfterLeaves = present();
        Pause.of(REST);
        return new Passage(
                guests, joinSeconds, leaveSeconds, reached, errorAfterJoins, errorAfterLeaves, topic.sinceLast());
    }

    private long present() {
        return streams.stream().mapToLong(api::viewers).sum();
    }

    /** Those who did not get so far fail the run, with the reason of one of them. */
    private static void requireNone(long others, List<CrowdSocket> sockets, String what) {
        if (others > 0) {
            String why = sockets.stream()
                    .map(CrowdSocket::end)
                    .filter(end -> !end.isEmpty())
                    .findFirst()
                    .orElse("no reason given");
            throw new BenchFailed(others + " guests were " + what + ": " + why);
        }
    }

    private Map<String, Double> seconds(Processes since) {
        Processes now = Processes.now();
        Map<String, Double> seconds = new HashMap<>();
        suite.parts().forEach(part -> seconds.merge(part.name(), now.secondsOf(part.pid(), since), Double::sum));
        seconds.put("load", now.secondsOf(ProcessHandle.current().pid(), since));
        return seconds;
    }
}
