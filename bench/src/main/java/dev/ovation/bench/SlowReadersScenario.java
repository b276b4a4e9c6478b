package dev.ovation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** F3: a tenth of the viewers stop reading; the others and the gateway's memory must not feel it. */
@Command(name = "F3", description = "Fan-out: F1 with a tenth of the sockets not reading.")
final class SlowReadersScenario implements Callable<Integer> {
    private static final int ONE_OF = 10;
    private static final int FILLING_RATE = 300;
    private static final double MEBI = 1 << 20;
    private static final double MOST_GROWTH_MEBI = 64;

    @Mixin
    private FanOutOptions options = new FanOutOptions();

    @Option(names = "--sockets", paramLabel = "N", description = "viewers (default: ${DEFAULT-VALUE})")
    private int sockets = 1_000;

    @Option(names = "--rate", paramLabel = "N", description = "messages a second (default: ${DEFAULT-VALUE})")
    private int rate = 100;

    @Option(
            names = "--heap-seconds",
            paramLabel = "S",
            description = "how long memory is watched with sockets that don't read; 0: not (default: ${DEFAULT-VALUE})")
    private int heapSeconds = 30;

    @Option(
            names = "--fill-seconds",
            paramLabel = "S",
            description = "of 300 messages a second before, which fill the replay ring (default: ${DEFAULT-VALUE})")
    private int fillSeconds = 20;

    @Override
    public Integer call() {
        Stage all = new Stage("all read", Audience.of(1, sockets), rate);
        Stage slow = new Stage("a tenth reads nothing", Audience.of(1, sockets).withDeaf(ONE_OF), rate);
        HeapWatch.Heap[] heap = new HeapWatch.Heap[1];
        try (FanOutRun run = new FanOutRun(options, List.of(all, slow))) {
            run.run(leg -> {
                if (heapSeconds > 0 && leg.name().equals(FanOutServers.OVATION)) {
                    heap[0] = heap(leg, all, slow);
                }
            });
            FanOutPage page =
                    new FanOutPage("F3: a tenth of %d does not read".formatted(sockets), command(), options, run);
            page.text("Latencies are those of the viewers that read.");
            page.table(List.of(all, slow));
            page.goals(goals(run, all, slow, heap[0]));
            return page.write();
        }
    }

    private HeapWatch.Heap heap(FanOutLeg leg, Stage all, Stage slow) {
        Stage filling = new Stage("filling", all.audience(), FILLING_RATE);
        leg.open(1, all);
        leg.once(filling, Duration.ofSeconds(fillSeconds));
        return HeapWatch.during(
                leg.running().pid(),
                () -> leg.once(slow, Duration.ofSeconds(heapSeconds)),
                () -> leg.once(all, options.time()));
    }

    private List<FanOutPage.Goal> goals(FanOutRun run, Stage all, Stage slow, HeapWatch.@Nullable Heap heap) {
        List<FanOutPage.Goal> goals = new ArrayList<>();
        for (FanOutLeg leg : run.legs()) {
            List<Double> ratios = run.ratios(leg.name(), slow, leg.name(), all, figures -> figures.millis(99));
            goals.add(FanOutPage.Goal.atMost(
                    leg.name() + ": p99 of those that read over p99 when all read", ratios, 2, 1.2, 1.0));
        }
        if (heap != null) {
            double allowed = Math.min(MOST_GROWTH_MEBI, sockets / ONE_OF);
            goals.add(FanOutPage.Goal.atMost(
                    "the gateway's live heap, MiB above the %.1f before".formatted(heap.before() / MEBI),
                    List.of((heap.most() - heap.before()) / MEBI),
                    1,
                    allowed,
                    allowed));
            goals.add(FanOutPage.Goal.atMost(
                    "the same afterwards over before", List.of(heap.after() / (double) heap.before()), 3, 1.05, 1.05));
        }
        return goals;
    }

    private String command() {
        return "bench/run F3 --sockets %d --rate %d --heap-seconds %d --fill-seconds %d %s"
                .formatted(sockets, rate, heapSeconds, fillSeconds, options.command());
    }
}
