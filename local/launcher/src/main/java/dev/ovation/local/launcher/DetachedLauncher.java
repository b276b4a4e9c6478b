package dev.ovation.local.launcher;

import dev.ovation.local.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a second launcher that outlives this one and the terminal, and shows what it says until it is ready. */
final class DetachedLauncher {

    private final StateFolder state;
    private final Display display;

    DetachedLauncher(StateFolder state, Display display) {
        this.state = state;
        this.display = display;
    }

    /** Answers 0 when ready, else the exit status with which the other gave up. */
    int start(List<String> arguments) {
        Path log = state.file("up.log");
        Path exit = state.file("up.exit");
        try {
            state.run();
            Files.deleteIfExists(log);
            Files.deleteIfExists(exit);
            launch(arguments, log, exit);
            return follow(log, exit);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't start in the background: " + e.getMessage(), e);
        }
    }

    /** Job control puts it into a process group of its own, nohup takes the terminal's end away from it. */
    private void launch(List<String> arguments, Path log, Path exit) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "set -m; log=$1; exit=$2; shift 2; "
                        + "( trap '' HUP; \"$@\" >>\"$log\" 2>&1 </dev/null; echo $? >\"$exit\" ) "
                        + ">/dev/null 2>&1 </dev/null &",
                "ovation",
                log.toString(),
                exit.toString()));
        command.addAll(ownCommand());
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        new ProcessBuilder(command).inheritIO().start();
    }

    private static List<String> ownCommand() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Ovation.class.getName());
        return command;
    }

    private int follow(Path log, Path exit) throws IOException {
        int shown = 0;
        while (true) {
            boolean ended = Files.exists(exit) && !Files.readString(exit).isBlank();
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            for (; shown < lines.size(); shown++) {
                display.line(lines.get(shown));
                if (lines.get(shown).startsWith("Ready:")) {
                    return ExitCode.GOOD.status();
                }
            }
            if (ended) {
                return Integer.parseInt(Files.readString(exit).strip());
            }
            Deadline.pause(Duration.ofMillis(200));
        }
    }
}
