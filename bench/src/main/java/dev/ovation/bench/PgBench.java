package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, with statements prepared. */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

    private final BenchDatabase database;

    PgBench(BenchDatabase database) {
        this.database = database;
    }

    /** Its own word for which it is; fails where there is none on the PATH. */
    static String version() {
        return Commands.run(List.of("pgbench", "--version"), Map.of()).strip();
    }

    /** Transactions a second of a script of {@code src/main/resources}, on a tidy database. */
    double run(String script, int clients, Duration time, int senders) {
        database.tidy();
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-j",
                "2",
                "-T",
                Long.toString(time.toSeconds()),
                "-f",
                file(script).toString()));
        command.addAll(List.of("-D", "senders=" + senders, "-D", "streams=1"));
        command.addAll(List.of(
                "-h", "127.0.0.1", "-p", Integer.toString(database.port()), "-U", database.user(), database.name()));
        String printed = Commands.run(command, Map.of("PGPASSWORD", database.password()));
        Matcher failed = FAILED.matcher(printed);
        if (failed.find() && !failed.group(1).equals("0")) {
            throw new BenchFailed("pgbench had failed transactions:\n" + printed);
        }
        Matcher tps = TPS.matcher(printed);
        if (!tps.find()) {
            throw new BenchFailed("pgbench said no tps:\n" + printed);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static Path file(String script) {
        try {
            Path file = Files.createTempFile("ovation-bench-", ".sql");
            file.toFile().deleteOnExit();
            Files.writeString(file, BenchDatabase.resource(script));
            return file;
        } catch (IOException e) {
            throw new BenchFailed("can't write a script for pgbench", e);
        }
    }
}
