package dev.ovation.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** G2: one sender gives all, and then everybody repeats one key: what a hot wallet costs, and that nobody is charged twice. */
@Command(name = "G2", description = "Gifts: one hot sender, and repetitions of one key.")
final class HotSenderScenario implements Callable<Integer> {
    private static final String HOT = "gift-service, one sender";
    private static final String REPEATED = "gift-service, one key repeated";

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Override
    public Integer call() {
        PgBench.version();
        try (GiftStage stage = new GiftStage(options.home(), 1)) {
            PgBench pgbench = new PgBench(stage.database);
            AtomicLong sent = new AtomicLong();
            AtomicLong replayed = new AtomicLong();
            GiftClients hot = clients(stage, true);
            GiftClients repeated = clients(stage, false);
            Legs legs = new Legs(stage.suite);
            Legs.Leg sql =
                    legs.add(HotCreatorScenario.SQL, () -> pgbench.run("gift.sql", options.clients, options.time(), 1));
            Legs.Leg one = legs.add(HOT, () -> count(hot.run(options.clients, options.time()), sent, replayed));
            legs.add(REPEATED, () -> count(repeated.run(options.clients, options.time()), sent, replayed));
            legs.run(options.repetitions, options.warmUp(), System.out);
            List<String> faults = stage.faults();
            long charged = sent.get() - replayed.get();
            new ResultsPage(options.home())
                    .add(section(stage, legs, one.over(sql), sent.get(), replayed.get(), faults));
            return faults.isEmpty() && charged == stage.booked() ? 0 : 1;
        }
    }

    private GiftClients clients(GiftStage stage, boolean freshKeys) {
        return new GiftClients(
                stage.giftService(),
                stage.senders.subList(0, 1),
                stage.streams,
                stage.rose,
                freshKeys ? () -> UUID.randomUUID().toString() : () -> "always-the-same");
    }

    private static double count(GiftClients.Result result, AtomicLong sent, AtomicLong replayed) {
        sent.addAndGet(result.sent());
        replayed.addAndGet(result.replayed());
        return result.perSecond();
    }

    private String section(
            GiftStage stage, Legs legs, List<Double> ratio, long sent, long replayed, List<String> faults) {
        return """
                ## G2: one sender, and one key repeated, %s

                `%s`. %s. %s.

                | Leg | answers/s, median (lowest-highest) |
                |---|---|
                %s
                One sender over pgbench with the same SQL and one sender: %s. Answered 201: %d, of them replayed: %d; charged: %d,
                booked: %d. What contradicts the ledger: %s.
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        options.command("G2"),
                        ResultsPage.machine(options.home(), stage.server()),
                        legs.quietness(),
                        legs.table(),
                        Sums.spread(ratio, 2),
                        sent,
                        replayed,
                        sent - replayed,
                        stage.booked(),
                        faults.isEmpty() ? "nothing" : faults);
    }
}
