package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** S1: how long a start takes and what stays in memory: each service alone and the suite, without and with class archives. */
@Command(name = "S1", description = "Start-up: first 200 and memory of each service and the suite.")
final class StartScenario implements Callable<Integer> {
    private static final double MOST_FOREIGN = 0.10;
    private static final double MOST_IDLE = 0.15;
    private static final int MOST_DISCARDED = 5;

    @Option(names = "--repetitions", paramLabel = "N", description = "starts of each (default: ${DEFAULT-VALUE})")
    private int repetitions = 3;

    @Option(
            names = "--java",
            paramLabel = "HOME",
            description = "a JDK's home, repeatable (default: the one this runs on)")
    private List<Path> javas = List.of(Path.of(System.getProperty("java.home")));

    private int discarded;

    @Override
    public Integer call() throws IOException {
        Path home = Path.of("").toAbsolutePath();
        StartFigures.requireBuilt(home);
        Path state = Files.createTempDirectory("ovation-bench-start-");
        List<StartFigures> all = new ArrayList<>();
        try {
            run(home, state, all);
        } finally {
            Commands.run(
                    List.of(home.resolve("ovation").toString(), "reset", "--yes", "--state", state.toString()),
                    Map.of());
        }
        new ResultsPage(home).add(section(home, all));
        return all.stream().allMatch(StartFigures::reachesMust) ? 0 : 1;
    }

    private void run(Path home, Path state, List<StartFigures> all) {
        for (Path java : javas) {
            warmUp(home, state, java);
            StartFigures plain = new StartFigures(java, false);
            StartFigures archived = new StartFigures(java, true);
            for (int repetition = 0; repetition < repetitions; repetition++) {
                measure(home, state, plain);
                measure(home, state, archived);
            }
            all.add(plain);
            all.add(archived);
        }
    }

    /** Formats the engines' data, and gives the archives time to be made: the last ones are made of a whole life. */
    private void warmUp(Path home, Path state, Path java) {
        System.out.println("archives of " + java);
        for (boolean last : new boolean[] {false, true}) {
            try (StartedSuite suite = new StartedSuite(home, state, java, true)) {
                // a suite that finds all archives makes none; the launcher says so if it can't
                StartedSuite.await("an archive of each service", () -> StartFigures.archived(home, java, last));
            }
        }
    }

    /** One repetition; again, while others take too much of the machine. */
    private void measure(Path home, Path state, StartFigures figures) {
        while (true) {
            StartFigures one = new StartFigures(figures.java(), figures.archived());
            double others = once(home, state, one);
            System.out.println(one);
            if (others <= MOST_FOREIGN) {
                figures.addAll(one);
                return;
            }
            discarded++;
            System.out.printf("      discarded: others took %.0f %% of the machine%n", 100 * others);
            if (discarded > MOST_DISCARDED) {
                throw new BenchFailed("the machine is not quiet enough to measure on");
            }
        }
    }

    /** What share of the machine others took meanwhile. */
    private static double once(Path home, Path state, StartFigures figures) {
        Processes before = Processes.now();
        double busy = MachineTime.busySeconds();
        long begun = System.nanoTime();
        try (StartedSuite suite = new StartedSuite(home, state, figures.java(), figures.archived())) {
            figures.suite((System.nanoTime() - begun) / 1e9, suite, before);
            Pause.of(Duration.ofSeconds(10));
            figures.memory(suite);
            for (String service : StartFigures.SERVICES) {
                awaitIdle(); // the one before still compiles and joins its consumer groups
                figures.alone(service, suite.again(service));
            }
            double others = MachineTime.busySeconds() - busy - suite.cpuSince(before);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double share = Math.max(0, others / seconds / Runtime.getRuntime().availableProcessors());
            figures.foreign(share);
            return share;
        }
    }

    /** Returns after a second in which the machine did next to nothing; the suite by itself takes some hundredths of it. */
    private static void awaitIdle() {
        StartedSuite.await("an idle machine", () -> {
            double busy = MachineTime.busySeconds();
            Pause.of(Duration.ofSeconds(1));
            return MachineTime.busySeconds() - busy
                    < MOST_IDLE * Runtime.getRuntime().availableProcessors();
        });
    }

    private String section(Path home, List<StartFigures> all) {
        StringBuilder tables = new StringBuilder();
        all.forEach(figures -> tables.append(figures.table()));
        return """
                ## S1: first 200 and memory, %s

                `bench/run S1 --repetitions %d`. %s. The operating system's caches are warm, engines' data is there. "Alone": the
                service's process is killed with -9 in an idle suite and started again; "together": all five start at once, as
                `./ovation up --without-video` does. Seconds from the start of the JVM to the first 200 of its readiness, MiB
                resident after 10 s idle, CPU seconds until the whole suite was ready. Median (lowest-highest). %d repetitions discarded.

                %s
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        repetitions,
                        ResultsPage.machine(home, "PostgreSQL and Kafka of the suite"),
                        discarded,
                        tables);
    }
}
