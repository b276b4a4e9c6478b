package dev.ovation.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** G1: a thousand senders give to one creator, then to a thousand; beside it the same SQL from pgbench, and the naive one. */
@Command(name = "G1", description = "Gifts: one hot creator, and a thousand creators, against pgbench's same SQL.")
final class HotCreatorScenario implements Callable<Integer> {
    static final String SQL = "pgbench, the same SQL";
    private static final String TOGETHER = "pgbench, 32 gifts a statement";
    private static final String NAIVE = "pgbench, the naive transaction";
    private static final String HOT = "gift-service, one creator";
    private static final String SPREAD = "gift-service, 1,000 creators";
    private static final String GATEWAY = "through the gateway";
    private static final int CREATORS = 1_000;

    /** How many gifts {@code gifts.sql} sends at once: as many as gift-service does at most. */
    private static final int GIFTS_A_STATEMENT = 32;

    private static final int STATEMENTS_AT_ONCE = 2;

    /** The goals' ratios, one a repetition. */
    private record Ratios(
            List<Double> service,
            List<Double> gateway,
            List<Double> statement,
            List<Double> naive,
            List<Double> hotness) {}

    /** With how many clients pgbench did most. */
    private record Clients(int sql, int naive) {}

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Override
    public Integer call() {
        PgBench.version();
        try (GiftStage stage = new GiftStage(options.home(), CREATORS)) {
            PgBench pgbench = new PgBench(stage.database);
            Duration time = options.time();
            int sqlClients = best(pgbench, "gift.sql");
            int naiveClients = best(pgbench, "naive.sql");
            GiftClients hot = clients(stage, stage.giftService(), stage.streams.subList(0, 1));
            GiftClients spread = clients(stage, stage.giftService(), stage.streams);
            GiftClients through = clients(stage, stage.gateway(), stage.streams.subList(0, 1));
            CpuPerGift cpu = new CpuPerGift(stage.suite);
            Legs legs = new Legs(stage.suite);
            Legs.Leg sql = legs.add(SQL, () -> pgbench.run("gift.sql", sqlClients, time, GiftStage.SENDERS));
            Legs.Leg together = legs.add(
                    TOGETHER,
                    () -> GIFTS_A_STATEMENT * pgbench.run("gifts.sql", STATEMENTS_AT_ONCE, time, GiftStage.SENDERS));
            Legs.Leg one = legs.add(
                    HOT, () -> cpu.measure(() -> hot.run(options.clients, time)).perSecond());
            Legs.Leg naive = legs.add(NAIVE, () -> pgbench.run("naive.sql", naiveClients, time, GiftStage.SENDERS));
            Legs.Leg thousand =
                    legs.add(SPREAD, () -> spread.run(options.clients, time).perSecond());
            Legs.Leg door =
                    legs.add(GATEWAY, () -> through.run(options.clients, time).perSecond());
            legs.run(options.repetitions, options.warmUp(), System.out);
            List<String> faults = stage.faults();
            Ratios ratios = new Ratios(
                    one.over(sql), door.over(sql), together.over(naive), one.over(naive), one.over(thousand));
            new ResultsPage(options.home())
                    .add(section(stage, legs, ratios, cpu, new Clients(sqlClients, naiveClients), faults));
            return faults.isEmpty() ? 0 : 1;
        }
    }

    private static GiftClients clients(GiftStage stage, int port, List<UUID> streams) {
        return new GiftClients(
                port,
                stage.senders,
                streams,
                stage.rose,
                () -> UUID.randomUUID().toString());
    }

    /** The number of clients with which pgbench does most. */
    private int best(PgBench pgbench, String script) {
        Map<Integer, Double> tried = new LinkedHashMap<>();
        for (int clients : List.of(8, 16, 32)) {
            tried.put(clients, pgbench.run(script, clients, options.time(), GiftStage.SENDERS));
        }
        System.out.println(script + " by clients: " + tried);
        return tried.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private String section(
            GiftStage stage, Legs legs, Ratios ratios, CpuPerGift cpu, Clients clients, List<String> faults) {
        return """
                ## G1: gifts to one creator and to a thousand, %s

                `%s`. %s. Settings: %s. pgbench: %d clients, 32 a statement %d, naive %d (the best of
                8, 16, 32 each), prepared, 2 threads. %d senders, all legs in one run, each repetition forth and back. %s.

                | Leg | gifts/s, median (lowest-highest) |
                |---|---|
                %s
                | Goal | Ratio | Must | Aim |
                |---|---|---|---|
                | 7: gift-service over pgbench with the same SQL | %s | 0.5 | 0.8 |
                | 7: through the gateway over the same | %s | 0.25 | 0.4 |
                | 8: the statement gift-service sends under load over the naive transaction, both by pgbench alone | %s | 4 | 8 |
                | 8, strictest: gift-service with all of the suite at work over the naive transaction alone | %s | 4 | 8 |
                | 9: one creator over a thousand | %s | 0.9 | 1.0 |

                gift-service answered in %d µs (p50) and %d µs (p99) with %d requests under way. CPU per gift, one creator: %s.
                Gifts booked: %d. What contradicts the ledger: %s.
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        options.command("G1"),
                        ResultsPage.machine(options.home(), stage.server()),
                        SuiteUnderTest.SETTINGS,
                        clients.sql(),
                        STATEMENTS_AT_ONCE,
                        clients.naive(),
                        GiftStage.SENDERS,
                        legs.quietness(),
                        legs.table(),
                        Sums.spread(ratios.service(), 2),
                        Sums.spread(ratios.gateway(), 2),
                        Sums.spread(ratios.statement(), 1),
                        Sums.spread(ratios.naive(), 1),
                        Sums.spread(ratios.hotness(), 2),
                        Sums.percentile(cpu.last().micros(), 50),
                        Sums.percentile(cpu.last().micros(), 99),
                        options.clients,
                        cpu,
                        stage.booked(),
                        faults.isEmpty() ? "nothing" : faults);
    }
}
