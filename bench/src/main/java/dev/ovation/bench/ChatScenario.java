package dev.ovation.bench;

import dev.ovation.bench.sockets.Delivered;
import dev.ovation.bench.sockets.Schedule;
import dev.ovation.bench.sockets.Viewers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** L1: chat, from the sender's request through service, Kafka and gateway to the last of a thousand viewers. */
@Command(name = "L1", description = "Chat: from POST to the last of 1,000 viewers, split by where time went.")
final class ChatScenario implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final double MICROS = 1_000;
    private static final int MOST_DISCARDED = 5;
    private static final List<Integer> WARM_UP_SHARES = List.of(10, 4, 2, 1);

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--sockets", paramLabel = "N", description = "viewers (default: ${DEFAULT-VALUE})")
    private int sockets = 1_000;

    @Option(names = "--rate", paramLabel = "N", description = "messages a second (default: ${DEFAULT-VALUE})")
    private int rate = 100;

    @Option(names = "--senders", paramLabel = "N", description = "users who write, in turn (default: ${DEFAULT-VALUE})")
    private int senders = 200;

    @Option(
            names = "--most-foreign",
            paramLabel = "PERCENT",
            description = "of the machine that others may take in a repetition that counts (default: ${DEFAULT-VALUE})")
    private int mostForeign = 10;

    /** Milliseconds at 50 and 99 percent of each repetition. */
    private record Hop(String name, List<Double> half, List<Double> most) {
        Hop(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }

        void add(Histogram micros) {
            half.add(micros.getValueAtPercentile(50) / MICROS);
            most.add(micros.getValueAtPercentile(99) / MICROS);
        }

        String row() {
            return "| %s | %s | %s |\n".formatted(name, Sums.spread(half, 1), Sums.spread(most, 1));
        }
    }

    private final List<Hop> hops = List.of(
            new Hop("committed by chat-service (the event's time)"),
            new Hop("in Kafka (the record's time)"),
            new Hop("answered to the sender"),
            new Hop("with a viewer"),
            new Hop("with the last viewer"));

    @Override
    public Integer call() {
        Quietness quietness = new Quietness(mostForeign / 100.0, MOST_DISCARDED);
        List<String> findings = new ArrayList<>();
        try (OvationServer.Started suite = new OvationServer(options.home(), 0).start(1);
                PostFeed feed = new PostFeed(suite, senders);
                Viewers viewers = Viewers.open(
                        suite.port(), suite.dialect(), Audience.of(1, sockets).seats(suite), false)) {
            warmUp(viewers, feed);
            for (int repetition = 0; repetition < options.repetitions; ) {
                if (once(suite, feed, viewers, quietness, findings)) {
                    repetition++;
                }
                if (!findings.isEmpty()) {
                    break;
                }
            }
        }
        write(quietness, findings);
        return findings.isEmpty() ? 0 : 1;
    }

    /** A suite that has just started answers the full rate too late: it comes in steps. */
    private void warmUp(Viewers viewers, PostFeed feed) {
        Duration step = options.warmUp().dividedBy(WARM_UP_SHARES.size());
        WARM_UP_SHARES.forEach(share ->
                viewers.measure(Schedule.of(1, Math.max(1, rate / share), step), feed, PATIENCE));
    }

    /** Returns whether it counts. */
    private boolean once(
            OvationServer.Started suite, PostFeed feed, Viewers viewers, Quietness quietness, List<String> findings) {
        Delivered[] delivered = new Delivered[1];
        feed.forget();
        double foreign = Quietness.foreignShareOf(
                suite::processes,
                () -> delivered[0] = viewers.measure(Schedule.of(1, rate, options.time()), feed, PATIENCE));
        findings.addAll(delivered[0].findings());
        if (!delivered[0].complete()) {
            findings.add("deliveries still came " + PATIENCE + " after the last message");
        }
        if (!quietness.accepts(foreign)) {
            return false;
        }
        PostFeed.Times times = feed.times();
        hops.get(0).add(times.committed());
        hops.get(1).add(times.inKafka());
        hops.get(2).add(times.answered());
        hops.get(3).add(delivered[0].latencies());
        hops.get(4).add(delivered[0].toLast());
        hops.forEach(hop -> System.out.print(hop.row()));
        return true;
    }

    private void write(Quietness quietness, List<String> findings) {
        StringBuilder section = new StringBuilder(String.format(
                Locale.ROOT,
                "## L1: chat to the last of %,d viewers, %s%n%n`%s`. %s. %s. Deliveries missing or repeated: %s.%n",
                sockets,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                command(),
                ResultsPage.machine(options.home()),
                quietness.told("repetitions"),
                findings.isEmpty() ? "nothing" : findings));
        Hop last = hops.get(hops.size() - 1);
        if (!last.half().isEmpty()) {
            section.append("\n| From the intended sending until the message is | p50, ms | p99, ms |\n|---|---|---|\n");
            hops.forEach(hop -> section.append(hop.row()));
            section.append(
                    "\nGoal 5, with the last viewer: p50 at most 40 and p99 at most 150 ms; better 25 and 100.\n");
        }
        new ResultsPage(options.home()).add(section.toString());
    }

    private String command() {
        return "bench/run L1 --sockets %d --rate %d --senders %d --seconds %d --repetitions %d --warm-up %d --most-foreign %d"
                .formatted(
                        sockets,
                        rate,
                        senders,
                        options.time().toSeconds(),
                        options.repetitions,
                        options.warmUp().toSeconds(),
                        mostForeign);
    }
}
