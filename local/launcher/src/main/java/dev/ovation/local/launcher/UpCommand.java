package dev.ovation.local.launcher;

import dev.ovation.local.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ovation up}: in the foreground until Ctrl-C or SIGTERM. */
@Command(name = "up", description = "Build what changed, start everything and print Ready.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--port", paramLabel = "N", description = "the gateway's port (default: ${DEFAULT-VALUE})")
    private int port = Service.GATEWAY.usualPort();

    @Option(names = "--gateways", paramLabel = "N", description = "how many gateways (default: ${DEFAULT-VALUE})")
    private int gateways = 1;

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            description = "how many instances of a service, for example --replicas chat-service=2; repeatable")
    private Map<String, Integer> replicas = Map.of();

    @Option(names = "--without-video", description = "leave LiveKit out; everything but the picture works")
    private boolean withoutVideo;

    @Option(names = "--infra-only", description = "PostgreSQL, Kafka and LiveKit alone, for services run from an IDE")
    private boolean infraOnly;

    @Option(
            names = "--without-archives",
            description = "start services without class archives and make none; for measurements")
    private boolean withoutArchives;

    @Option(names = "--detach", description = "return when ready and leave the suite running")
    private boolean detach;

    @Option(
            names = "--build",
            paramLabel = "WHEN",
            description = "never, auto (when sources changed) or always (default: ${DEFAULT-VALUE})")
    private Build.Mode build = Build.Mode.AUTO;

    @Override
    public Integer call() {
        Display display = new Display(suite.out());
        UpPlan plan = new UpPlan(port, gateways, namedReplicas(), !withoutVideo, infraOnly, !withoutArchives, build);
        if (detach) {
            return new DetachedLauncher(suite.folder(), display).start(suite.arguments());
        }
        return LauncherLock.holding(suite.folder(), () -> run(plan, display));
    }

    private Integer run(UpPlan plan, Display display) throws IOException {
        StateFolder state = suite.folder();
        cleanUp(state, display);
        Files.writeString(state.launcherPid(), ProcessHandle.current().pid() + "\n");
        Stopping stopping = Stopping.onSignals(state, display);
        try {
            if (!plan.infrastructureOnly()) {
                new Build(SuiteOptions.home(), display).ensure(plan.build(), state);
            }
            Suite running = new Suite(state, plan, display);
            stopping.hold(running);
            running.start();
            display.line("");
            display.line(plan.infrastructureOnly() ? "Ready: engines only" : "Ready: " + running.url());
            stopping.awaitForEver();
            return ExitCode.GOOD.status();
        } finally {
            stopping.finish();
        }
    }

    /** What a crash of an earlier launcher left behind would hold our ports and data. */
    private static void cleanUp(StateFolder state, Display display) {
        for (Path pidFile : state.partPidFiles()) {
            if (Leftovers.stop(pidFile, Duration.ofSeconds(20))) {
                display.line("stopped a leftover of an earlier run: " + pidFile.getFileName());
            }
        }
        new StateFolder(state.run().resolve("applications")).removeAll();
    }

    private Map<Service, Integer> namedReplicas() {
        Map<Service, Integer> named = new EnumMap<>(Service.class);
        replicas.forEach((name, count) -> named.put(
                Service.named(name)
                        .filter(service -> service != Service.GATEWAY)
                        .orElseThrow(() -> new LauncherFailed(
                                ExitCode.USAGE,
                                "--replicas knows stream-service, chat-service, gift-service and viewer-service, not "
                                        + name + " (gateways: --gateways N)")),
                count));
        return named;
    }
}
