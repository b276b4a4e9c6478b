package dev.ovation.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench/run}: one subcommand a scenario. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measurements against peers; results in bench/results.",
        subcommands = {HotCreatorScenario.class, HotSenderScenario.class})
final class Bench implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
