package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** CPU seconds that all processes of the machine have used since it started, as the kernel counts them for each core. */
final class MachineTime {
    private static final double TICKS_A_SECOND = 100;

    private MachineTime() {}

    static double busySeconds() {
        try {
            String all = Files.readAllLines(Path.of("/proc/stat")).get(0);
            long[] ticks = Arrays.stream(all.substring("cpu".length()).strip().split(" +"))
                    .mapToLong(Long::parseLong)
                    .toArray();
            // user, nice, system, idle, iowait, irq, softirq
            return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / TICKS_A_SECOND;
        } catch (IOException e) {
            throw new BenchFailed("can't read the machine's CPU times; this needs Linux", e);
        }
    }
}
