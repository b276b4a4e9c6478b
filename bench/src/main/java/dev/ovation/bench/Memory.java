package dev.ovation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds, in bytes. */
final class Memory {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    /** One line a generation: {@code def new generation   total 19648K, used 1234K}. */
    private static final Pattern USED = Pattern.compile("total (?:reserved )?\\d+K.*?used (\\d+)K");

    private static final long KIBI = 1_024;

    private Memory() {}

    /** As the operating system counts it. */
    static long resident(long pid) {
        try {
            Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            if (!found.find()) {
                throw new BenchFailed("the memory of " + pid + " is not told");
            }
            return KIBI * Long.parseLong(found.group(1));
        } catch (IOException e) {
            throw new BenchFailed("the memory of " + pid + " can't be read", e);
        }
    }

    /** What a JVM still needs after a full collection. */
    static long liveHeap(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Commands.run(List.of(jcmd, String.valueOf(pid), "GC.run"), Map.of());
        String printed = Commands.run(List.of(jcmd, String.valueOf(pid), "GC.heap_info"), Map.of());
        return parsed(printed);
    }

    static long parsed(String heapInfo) {
        long used = 0;
        boolean some = false;
        for (String line : heapInfo.lines().toList()) {
            Matcher found = USED.matcher(line);
            if (found.find()) {
                used += Long.parseLong(found.group(1));
                some = true;
            }
        }
        if (!some) {
            throw new BenchFailed("no heap is told in:\n" + heapInfo);
        }
        return KIBI * used;
    }
}
