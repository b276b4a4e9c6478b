package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * User and system CPU of every process, as the operating system counts it. A process's figure holds those of its children
 * that have ended.
 */
final class Processes {
    /** Linux counts in hundredths of a second for whoever reads {@code /proc}. */
    private static final double TICKS_A_SECOND = 100;

    /**
     * @param own what it used itself
     * @param ended what its children that have ended used in all their lives
     */
    private record One(long parent, long own, long ended) {
        long all() {
            return own + ended;
        }
    }

    private final Map<Long, One> all = new HashMap<>();

    private Processes() {}

    static Processes now() {
        Processes now = new Processes();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .forEach(now::read);
        } catch (IOException e) {
            throw new BenchFailed("can't read the processes' CPU times; this needs Linux", e);
        }
        return now;
    }

    private void read(Path entry) {
        try {
            String stat = Files.readString(entry.resolve("stat"));
            // the name may hold anything; what follows its bracket does not
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            all.put(
                    Long.parseLong(entry.getFileName().toString()),
                    new One(
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                            Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
        } catch (IOException gone) {
            // it has ended meanwhile
        }
    }

    /** CPU seconds that this process and all below it have used since an earlier look. */
    double secondsOf(long root, Processes since) {
        return seconds(since, pid -> isBelow(pid, Set.of(root)));
    }

    /** CPU seconds of everything outside these processes and what they started. */
    double secondsOutside(Set<Long> roots, Processes since) {
        return seconds(since, pid -> !isBelow(pid, roots));
    }

    private double seconds(Processes since, LongPredicate counted) {
        Map<Long, Long> endedSince = new HashMap<>();
        since.all.forEach((pid, one) -> {
            if (!all.containsKey(pid)) {
                endedSince.merge(one.parent(), one.all(), Long::sum);
            }
        });
        return all.entrySet().stream()
                        .filter(entry -> counted.test(entry.getKey()))
                        .mapToLong(entry -> used(entry.getKey(), entry.getValue(), since, endedSince))
                        .sum()
                / TICKS_A_SECOND;
    }

    /** @param endedBefore by parent: what its children that have ended since had used before */
    private static long used(long pid, One now, Processes since, Map<Long, Long> endedBefore) {
        One then = since.all.getOrDefault(pid, new One(0, 0, 0));
        long ofEnded = now.ended() - then.ended() - endedBefore.getOrDefault(pid, 0L);
        return now.own() - then.own() + Math.max(0, ofEnded);
    }

    private boolean isBelow(long pid, Set<Long> roots) {
        Set<Long> seen = new HashSet<>();
        for (long at = pid; at > 1 && seen.add(at); ) {
            if (roots.contains(at)) {
                return true;
            }
            One one = all.get(at);
            at = one == null ? 0 : one.parent();
        }
        return false;
    }
}
