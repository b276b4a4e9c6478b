package dev.ovation.local.launcher;

import dev.ovation.local.Deadline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ovation logs gift-service}: the end of a part's log and what follows, until Ctrl-C. */
@Command(name = "logs", description = "Follow the log of one part, or of all.")
final class LogsCommand implements Callable<Integer> {

    private static final int LAST_BYTES = 8_192;

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "for example gift-service, kafka, livekit")
    private @Nullable String part;

    @Option(names = "--no-follow", description = "print the end and return")
    private boolean once;

    @Override
    public Integer call() throws IOException {
        List<Path> logs = logs(suite.folder());
        if (logs.isEmpty()) {
            String what = part == null ? "no logs" : "no log of " + part;
            throw new LauncherFailed(
                    ExitCode.FAILED, what + " in " + suite.folder().path() + "/logs");
        }
        Map<Path, Long> read = new HashMap<>();
        do {
            for (Path log : logs) {
                long from = read.getOrDefault(log, Math.max(0, Files.size(log) - LAST_BYTES));
                read.put(log, print(log, from, logs.size() > 1));
            }
            suite.out().flush();
            if (!once) {
                Deadline.pause(Duration.ofMillis(200));
            }
        } while (!once);
        return ExitCode.GOOD.status();
    }

    private List<Path> logs(StateFolder state) throws IOException {
        try (Stream<Path> files = Files.list(state.logs())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> part == null
                            || nameOf(file).equals(part)
                            || nameOf(file).startsWith(part + "-"))
                    .sorted()
                    .toList();
        }
    }

    /** Prints whole lines only; answers where to go on. */
    private long print(Path log, long from, boolean named) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.min(from, file.length());
            file.seek(start);
            byte[] bytes = new byte[(int) Math.min(file.length() - start, 1 << 20)];
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            PrintWriter out = suite.out();
            new String(bytes, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> out.println(named ? String.format("%-16s %s", nameOf(log), line) : line));
            return start + end;
        }
    }

    private static String nameOf(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }
}
