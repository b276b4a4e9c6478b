package dev.ovation.local.launcher;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ovation status}: exit 1 when nothing runs. */
@Command(name = "status", description = "Show what runs, and where.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        Optional<SuiteStatus> running = SuiteStatus.read(suite.folder());
        PrintWriter out = suite.out();
        if (json) {
            out.println(running.orElseGet(SuiteStatus::nothingRuns).toJson());
        } else {
            running.ifPresentOrElse(
                    status -> print(status, out), () -> out.println("Nothing runs. Start with: ./ovation up"));
        }
        return (running.isPresent() ? ExitCode.GOOD : ExitCode.FAILED).status();
    }

    private static void print(SuiteStatus status, PrintWriter out) {
        for (SuiteStatus.PartStatus part : status.parts()) {
            String name = part.instance() == 1 ? part.name() : part.name() + " " + part.instance();
            out.printf(
                    Locale.ROOT,
                    "%-16s %-9s %-16s pid %-8s restarts %d%n",
                    name,
                    part.state(),
                    part.host() + ":" + part.port(),
                    part.pid() == null ? "-" : part.pid(),
                    part.restarts());
        }
        SuiteStatus.Postgres postgres = status.postgres();
        if (postgres != null) {
            out.println("PostgreSQL  " + postgres.jdbcUrl() + "  user " + postgres.user() + ", password in "
                    + postgres.passwordFile());
        }
        SuiteStatus.Kafka kafka = status.kafka();
        if (kafka != null) {
            out.println("Kafka       " + kafka.bootstrapServers());
        }
        SuiteStatus.LiveKit livekit = status.livekit();
        out.println("LiveKit     " + (livekit == null ? "none, so no picture" : livekit.url()));
        if (status.url() != null) {
            out.println("Open        " + status.url());
        }
    }
}
