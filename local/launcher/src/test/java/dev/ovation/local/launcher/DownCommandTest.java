package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.Deadline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** With processes that outlived their launcher, as engines do after its kill -9. */
class DownCommandTest {

    @TempDir
    private Path folder;

    private final List<Process> engines = new ArrayList<>();
    private StateFolder state;

    @BeforeEach
    void state() {
        state = new StateFolder(folder);
    }

    @AfterEach
    void end() {
        engines.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldReturnWhenEnginesAreGone() throws Exception {
        // Given
        Process kafka = engine(state.kafkaPid(), "trap 'sleep 1; exit 0' TERM");
        Process postgres = engine(state.postgresPid(), "trap '' TERM; trap 'sleep 1; exit 0' INT");
        // When
        boolean stopped = DownCommand.stop(state);
        // Then
        assertTrue(stopped);
        assertFalse(kafka.isAlive());
        assertFalse(postgres.isAlive());
        assertEquals(List.of(0, 0), List.of(kafka.exitValue(), postgres.exitValue()));
        assertFalse(DownCommand.stop(state));
    }

    @Test
    void shouldDeleteNothingWhenSuiteWasStartedMeanwhile() throws Exception {
        // Given
        Path data = Files.writeString(
                Files.createDirectories(state.file("postgres")).resolve("data"), "wallets");
        StringWriter err = new StringWriter();
        // When
        int status = LauncherLock.holding(state, () -> reset(err));
        // Then
        assertEquals(ExitCode.FAILED.status(), status);
        assertTrue(err.toString().contains("runs already"), err::toString);
        assertTrue(Files.exists(data));
        assertEquals(0, reset(err));
        assertFalse(Files.exists(data));
    }

    private int reset(StringWriter err) {
        CommandLine commandLine = Ovation.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err));
        return Ovation.execute(commandLine, "reset", "--yes", "--state", folder.toString());
    }

    private Process engine(Path pidFile, String traps) throws IOException {
        Path ready = pidFile.resolveSibling("ready");
        Files.createDirectories(pidFile.getParent());
        // a shell can't trap what was ignored when it began, as INT is where the tests run in the background
        Process engine = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "bash",
                        "-c",
                        traps + "; touch " + ready + "; while :; do sleep 0.1; done")
                .start();
        engines.add(engine);
        assertTrue(Deadline.in(Duration.ofSeconds(20)).await(() -> Files.exists(ready)));
        Files.writeString(pidFile, engine.pid() + "\n");
        return engine;
    }
}
