package dev.ovation.bench;

import dev.ovation.bench.sockets.Viewers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** M1: what a socket costs in which nothing happens. */
@Command(name = "M1", description = "Memory and CPU of 9,000 idle sockets.")
final class IdleSocketsScenario implements Callable<Integer> {
    private static final double KIBI = 1_024;
    private static final double MUST_KIBI = 12;
    private static final double AIM_KIBI = 8;

    /** Opened and closed again before anything is measured, so that what the first ones load is there. */
    private static final int FIRST = 20;

    @Option(names = "--legs", paramLabel = "NAME", split = ",", description = "as F1 has them (default: uws,ovation)")
    private List<String> legs = List.of(FanOutServers.UWS, FanOutServers.OVATION);

    @Option(names = "--rooms", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int rooms = 90;

    @Option(names = "--per-room", paramLabel = "N", description = "sockets in each (default: ${DEFAULT-VALUE})")
    private int perRoom = 100;

    @Option(names = "--seconds", paramLabel = "S", description = "that CPU is counted (default: ${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(names = "--settle", paramLabel = "S", description = "before each look (default: ${DEFAULT-VALUE})")
    private int settleSeconds = 10;

    /** @param heap live, nothing where it is no JVM */
    private record Look(long resident, @Nullable Long heap) {}

    @Override
    public Integer call() {
        OpenFiles.require(rooms * perRoom);
        ScenarioOptions where = new ScenarioOptions();
        FanOutServers servers = new FanOutServers(where.home(), 0);
        StringBuilder rows = new StringBuilder();
        for (String name : legs) {
            FanOutServer server = servers.named(name);
            try {
                server.prepare();
                rows.append(row(server));
            } catch (FanOutServer.Absent e) {
                rows.append("| %s | absent: %s | | | |%n"
                        .formatted(name, String.valueOf(e.getMessage()).replace('\n', ' ')));
            }
            System.out.print(rows);
        }
        new ResultsPage(where.home()).add("""
                ## M1: %,d idle sockets, %s

                `bench/run M1 --legs %s --rooms %d --per-room %d --seconds %d --settle %d`. %s.
                Before: %d sockets opened and closed, a full collection where there is a heap.

                | Leg | RSS a socket, KiB | RSS before and with them, MiB | live heap a socket, KiB | CPU of all for %d s, %% of a core |
                |---|---|---|---|---|
                %s
                Goal 6, RSS a socket of ovation: at most %.0f KiB, better %.0f.
                """.formatted(
                        rooms * perRoom,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        String.join(",", legs),
                        rooms,
                        perRoom,
                        seconds,
                        settleSeconds,
                        ResultsPage.machine(where.home()),
                        FIRST * rooms,
                        seconds,
                        rows,
                        MUST_KIBI,
                        AIM_KIBI));
        return 0;
    }

    private String row(FanOutServer server) {
        try (FanOutServer.Running running = server.start(rooms)) {
            boolean heap =
                    server.name().equals(FanOutServers.OVATION) || server.name().equals(FanOutServers.FLOOR);
            open(running, FIRST).close();
            Look before = look(running.pid(), heap);
            try (Viewers viewers = open(running, perRoom)) {
                Look with = look(running.pid(), heap);
                Processes begun = Processes.now();
                Pause.of(Duration.ofSeconds(seconds));
                double cpu = Processes.now().secondsOf(running.pid(), begun) / seconds;
                viewers.requireAll();
                return row(server.name(), before, with, cpu);
            }
        }
    }

    private String row(String name, Look before, Look with, double cpu) {
        double sockets = (double) rooms * perRoom;
        Long heapBefore = before.heap();
        Long heapWith = with.heap();
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f, %.1f | %s | %.1f |%n",
                name,
                (with.resident() - before.resident()) / sockets / KIBI,
                before.resident() / KIBI / KIBI,
                with.resident() / KIBI / KIBI,
                heapBefore == null || heapWith == null
                        ? ""
                        : String.format(Locale.ROOT, "%.1f", (heapWith - heapBefore) / sockets / KIBI),
                100 * cpu);
    }

    private Viewers open(FanOutServer.Running running, int each) {
        return Viewers.open(running.port(), running.dialect(), new Audience(0, 0, 0, rooms, each).seats(running));
    }

    private Look look(long pid, boolean jvm) {
        Pause.of(Duration.ofSeconds(settleSeconds));
        Long heap = jvm ? (Long) Memory.liveHeap(pid) : null;
        return new Look(Memory.resident(pid), heap);
    }
}
