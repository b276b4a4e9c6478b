package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import dev.ovation.local.Leftovers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./ovation down}: stops the suite of the state folder, also what a crash left of it. */
@Command(name = "down", description = "Stop the suite.")
final class DownCommand implements Callable<Integer> {

    /** The launcher stops its parts in order, the slowest in up to 30 s each. */
    private static final Duration ORDERLY = Duration.ofSeconds(120);

    private static final Duration LEFTOVER = Duration.ofSeconds(20);

    /** Longer than their guards give them, who may be ending them already. */
    private static final Duration ENGINE = Duration.ofSeconds(40);

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Override
    public Integer call() {
        PrintWriter out = suite.out();
        StateFolder state = suite.folder();
        out.println(stop(state) ? "Stopped." : "Nothing runs.");
        return ExitCode.GOOD.status();
    }

    /** True when there was something to stop; all of it is gone then, the engines last. */
    static boolean stop(StateFolder state) {
        boolean stopped = state.launcher().isPresent() && Leftovers.stop(state.launcherPid(), ORDERLY);
        for (Path pidFile : state.partPidFiles()) {
            stopped |= Leftovers.stop(pidFile, LEFTOVER);
        }
        stopped |= Leftovers.stop(state.kafkaPid(), ENGINE);
        return stopped | Leftovers.stop(state.postgresPid(), GuardedProcess.StopSignal.INT, ENGINE);
    }
}
