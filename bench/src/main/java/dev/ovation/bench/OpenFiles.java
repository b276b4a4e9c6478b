package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process and those it starts may open so many sockets. */
final class OpenFiles {
    private static final int OTHERS = 1_000;

    private OpenFiles() {}

    static void require(int sockets) {
        try {
            String line = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(limit -> limit.startsWith("Max open files"))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailed("the limit of open files is not told"));
            String soft = line.substring("Max open files".length()).strip().split(" +", 2)[0];
            if (!soft.equals("unlimited") && Long.parseLong(soft) < sockets + OTHERS) {
                throw new BenchFailed("%d sockets need more open files than %s: ulimit -n %d, then again"
                        .formatted(sockets, soft, sockets + OTHERS));
            }
        } catch (IOException e) {
            throw new BenchFailed("the limit of open files can't be read", e);
        }
    }
}
