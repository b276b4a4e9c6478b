package dev.ovation.local.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command understands. */
@Command(mixinStandardHelpOptions = true)
final class SuiteOptions {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "folder of the suite's data, keys and logs (default: .ovation beside the sources)")
    private Path state = home().resolve(".ovation");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    StateFolder folder() {
        return new StateFolder(state);
    }

    /** Where the command prints. */
    PrintWriter out() {
        return commandLine().getOut();
    }

    /** The words after {@code ./ovation}. */
    List<String> arguments() {
        return commandLine().getParent().getParseResult().originalArgs();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(command, "picocli sets the command").commandLine();
    }

    /** The root of the source tree. */
    static Path home() {
        return Path.of(System.getProperty("ovation.home", ".")).toAbsolutePath().normalize();
    }
}
