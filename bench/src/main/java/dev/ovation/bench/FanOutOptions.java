package dev.ovation.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What every fan-out scenario understands. */
final class FanOutOptions {
    private static final int MOST_DISCARDED = 20;

    @Option(names = "--seconds", paramLabel = "S", description = "of one measurement (default: ${DEFAULT-VALUE})")
    int seconds = 4;

    @Option(names = "--repetitions", paramLabel = "N", description = "forth and back (default: ${DEFAULT-VALUE})")
    int repetitions = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "of each server after each start, at the highest rate (default: ${DEFAULT-VALUE})")
    int warmUpSeconds = 15;

    @Option(
            names = "--legs",
            paramLabel = "NAME",
            split = ",",
            description = "floor, uws, uws-tick, ws, socketio, centrifuge, broadcast, ovation (default: all)")
    List<String> legs = FanOutServers.ALL;

    @Option(
            names = "--message-bytes",
            paramLabel = "N",
            description = "of each message as it reaches a viewer, whatever the server (default: ${DEFAULT-VALUE})")
    private int messageBytes = 200;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description =
                    "closed loop: the next message leaves when fewer than so many are on their way to somebody, and the"
                            + " rates are the most; 0: open loop (default: ${DEFAULT-VALUE})")
    int inFlight = 0;

    @Option(
            names = "--most-foreign",
            paramLabel = "PERCENT",
            description =
                    "of the machine that others may take in a measurement that counts (default: ${DEFAULT-VALUE})")
    private int mostForeign = 10;

    /** The options' part of the command that measures the same once more. */
    String command() {
        return "--legs %s --seconds %d --repetitions %d --warm-up %d --message-bytes %d --in-flight %d --most-foreign %d"
                .formatted(
                        legs.stream().collect(Collectors.joining(",")),
                        seconds,
                        repetitions,
                        warmUpSeconds,
                        messageBytes,
                        inFlight,
                        mostForeign);
    }

    int messageBytes() {
        return messageBytes;
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUpSeconds);
    }

    Quietness quietness() {
        return new Quietness(mostForeign / 100.0, MOST_DISCARDED);
    }

    /** The root of the source tree; {@code bench/run} starts there. */
    Path home() {
        return Path.of("").toAbsolutePath();
    }
}
