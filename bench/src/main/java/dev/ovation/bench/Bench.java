package dev.ovation.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench/run}: one subcommand a scenario. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measurements against peers; results in bench/results.",
        subcommands = {
            HotCreatorScenario.class,
            HotSenderScenario.class,
            OneRoomScenario.class,
            ManyRoomsScenario.class,
            SlowReadersScenario.class,
            ChatScenario.class,
            IdleSocketsScenario.class,
            JoinScenario.class,
            StartScenario.class
        })
final class Bench implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

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
