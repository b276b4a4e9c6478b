package dev.ovation.bench;

import dev.ovation.bench.presence.Crowd;
import dev.ovation.bench.presence.ViewerTopic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** P1: thousands of guests come at a steady rate, are counted, and leave at the same rate. */
@Command(
        name = "P1",
        description = "Presence: joins and leaves at steady rates, what each costs and whether the count is right.")
final class JoinScenario implements Callable<Integer> {
    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N,N",
            description = "joins a second (default: ${DEFAULT-VALUE})")
    private List<Integer> rates = List.of(500, 2_000);

    @Option(names = "--viewers", paramLabel = "N", description = "at the same time (default: ${DEFAULT-VALUE})")
    private int viewers = 5_000;

    @Option(names = "--streams", paramLabel = "N", description = "they spread over (default: ${DEFAULT-VALUE})")
    private int streams = 10;

    @Option(names = "--seconds", paramLabel = "S", description = "a leg's joining at most (default: ${DEFAULT-VALUE})")
    private int seconds = 10;

    @Option(names = "--repetitions", paramLabel = "N", description = "forth and back (default: ${DEFAULT-VALUE})")
    private int repetitions = 3;

    @Option(names = "--warm-up", paramLabel = "S", description = "of each leg (default: ${DEFAULT-VALUE})")
    private int warmUpSeconds = 30;

    private final ScenarioOptions place = new ScenarioOptions();

    @Override
    public Integer call() {
        try (SuiteUnderTest suite = SuiteUnderTest.start(place.home());
                Crowd crowd = new Crowd();
                ViewerTopic topic = new ViewerTopic(suite.kafka())) {
            JoinStage stage = new JoinStage(suite, crowd, topic, streams);
            Legs legs = new Legs(suite);
            Map<Integer, JoinFigures> figures = new LinkedHashMap<>();
            for (int rate : rates) {
                JoinFigures found = new JoinFigures();
                figures.put(rate, found);
                int guests = Math.min(viewers, rate * seconds);
                legs.add("joins at " + rate + "/s, " + guests + " guests", () -> {
                    JoinStage.Passage passage = stage.pass(guests, rate);
                    found.add(passage);
                    return 1e6 / passage.joinMicros("gateway");
                });
            }
            legs.run(repetitions, Duration.ofSeconds(warmUpSeconds), System.out);
            figures.values().forEach(found -> found.keepLast(2 * repetitions));
            new ResultsPage(place.home()).add(section(legs, figures));
            return figures.values().stream().allMatch(JoinFigures::countedRight) ? 0 : 1;
        }
    }

    private String section(Legs legs, Map<Integer, JoinFigures> figures) {
        return """
                ## P1: guests come and go, %s

                `bench/run P1 --rates %s --viewers %d --streams %d --seconds %d --repetitions %d --warm-up %d`. %s.
                Settings: %s. One gateway, %d streams, guests' sockets over loopback, an open loop; each repetition forth and back.
                %s.

                | Leg | joins a second of the gateway's CPU, median (lowest-highest); goal 10: must 2,000, aim 4,000 |
                |---|---|
                %s
                | What | %s |
                |---|%s
                %s
                A join is the handshake, the welcome with its snapshot, the report to viewer-service, and the counts its socket gets
                while others still come. CPU is user and system time of the operating system's account.
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        rates.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        viewers,
                        streams,
                        seconds,
                        repetitions,
                        warmUpSeconds,
                        ResultsPage.machine(place.home(), "the embedded PostgreSQL"),
                        SuiteUnderTest.SETTINGS,
                        streams,
                        legs.quietness(),
                        legs.table(),
                        rates.stream().map(rate -> rate + "/s").collect(Collectors.joining(" | ")),
                        "---|".repeat(rates.size()),
                        JoinFigures.rows(List.copyOf(figures.values())));
    }
}
