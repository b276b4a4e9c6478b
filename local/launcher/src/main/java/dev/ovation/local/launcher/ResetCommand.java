package dev.ovation.local.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ovation reset}: deletes streams, chat, wallets and keys of a suite, after asking. */
@Command(name = "reset", description = "Delete the suite's data: streams, chat, wallets, keys.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        PrintWriter out = suite.out();
        StateFolder state = suite.folder();
        if (state.launcher().isPresent()) {
            throw new LauncherFailed(ExitCode.FAILED, "the suite runs. Stop it first: ./ovation down");
        }
        if (!yes && !agreed(out, state)) {
            out.println("Nothing was deleted.");
            return ExitCode.FAILED.status();
        }
        // somebody may have started it while the question stood there
        LauncherLock.holding(state, () -> {
            DownCommand.stop(state);
            state.removeData();
            return true;
        });
        out.println("Deleted. The next ./ovation up starts from nothing.");
        return ExitCode.GOOD.status();
    }

    private static boolean agreed(PrintWriter out, StateFolder state) {
        out.print("Delete all streams, chat, wallets and keys in " + state.path() + "? [y/N] ");
        out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine()
                && answer.nextLine().strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }
}
