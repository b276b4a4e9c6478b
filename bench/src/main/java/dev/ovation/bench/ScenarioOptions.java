package dev.ovation.bench;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every scenario understands. */
final class ScenarioOptions {
    @Option(names = "--seconds", paramLabel = "S", description = "a leg's length (default: ${DEFAULT-VALUE})")
    private int seconds = 10;

    @Option(names = "--repetitions", paramLabel = "N", description = "forth and back (default: ${DEFAULT-VALUE})")
    int repetitions = 3;

    @Option(names = "--clients", paramLabel = "N", description = "connections of the load (default: ${DEFAULT-VALUE})")
    int clients = 128;

    @Option(names = "--warm-up", paramLabel = "S", description = "of each leg (default: ${DEFAULT-VALUE})")
    private int warmUpSeconds = 120;

    /** The command that measures the same once more. */
    String command(String scenario) {
        return "bench/run %s --seconds %d --repetitions %d --clients %d --warm-up %d"
                .formatted(scenario, seconds, repetitions, clients, warmUpSeconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** The root of the source tree; {@code bench/run} starts there. */
    Path home() {
        return Path.of("").toAbsolutePath();
    }
}
