package dev.ovation.local.launcher;

import dev.ovation.local.EngineFailed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ovation}: alone it prints help. */
@Command(
        name = "ovation",
        mixinStandardHelpOptions = true,
        version = "ovation 0.1.0",
        header = "Ovation, live streaming with chat and gifts, on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            TestCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            ChaosCommand.class,
            DownCommand.class,
            ResetCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit status: 0 good, 1 failed, 2 wrong usage, 3 a prerequisite is missing, 4 a port is taken.",
            "Start with: ./ovation up"
        })
final class Ovation implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine commandLine =
                Objects.requireNonNull(spec, "picocli sets the command").commandLine();
        commandLine.usage(commandLine.getOut());
    }

    public static void main(String[] arguments) {
        System.exit(execute(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Ovation())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Ovation::explain);
    }

    static int execute(CommandLine commandLine, String... arguments) {
        return commandLine.execute(arguments);
    }

    /** A known failure is one sentence; anything else is a defect of ours and shows where. */
    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        if (failure instanceof LauncherFailed known) {
            commandLine.getErr().println("ovation: " + known.getMessage());
            return known.exitCode().status();
        }
        if (failure instanceof EngineFailed engine) {
            commandLine.getErr().println("ovation: " + engine.getMessage());
            return ExitCode.FAILED.status();
        }
        failure.printStackTrace(commandLine.getErr());
        return ExitCode.FAILED.status();
    }
}
