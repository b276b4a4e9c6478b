package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    private Path state;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintHelpWhenCalledAlone() {
        // When
        int status = run();
        // Then
        assertEquals(0, status);
        assertTrue(out.toString().contains("./ovation up"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "up --port many",
                "up --port 0",
                "up --port 70000",
                "up --gateways 0",
                "up --gateways 9",
                "up --replicas orchestra=2",
                "up --replicas gateway=2",
                "up --replicas chat-service=0",
                "up --build sometimes",
                "token",
                "test --only NoSuchTest",
                "chaos",
                "chaos weather",
                "chaos money --cycles 0",
                "chaos money --minutes 0",
                "chaos delivery --minutes 0",
                "chaos delivery --cycles 5"
            })
    void shouldExitWithUsageWhenArgumentsAreWrong(String line) {
        assertEquals(2, run(line.split(" ")), err::toString);
    }

    @Test
    void shouldExitWithOneAndNullUrlWhenNothingRuns() throws Exception {
        // When
        int status = run("status", "--json", "--state", state.toString());
        // Then
        assertEquals(1, status);
        var json = Gateway.JSON.readTree(out.toString());
        assertTrue(json.get("url").isNull());
        assertEquals(0, json.get("parts").size());
    }

    @Test
    void shouldSayHowToStartWhenTokenIsAskedAndNothingRuns() {
        // When
        int status = run("token", "ada", "--state", state.toString());
        // Then
        assertEquals(1, status);
        assertTrue(err.toString().contains("./ovation up"), err::toString);
    }

    @Test
    void shouldStopNothingWhenNothingRuns() {
        // When
        int status = run("down", "--state", state.toString());
        // Then
        assertEquals(0, status);
        assertEquals("Nothing runs.", out.toString().strip());
    }

    @Test
    void shouldDeleteDataButKeepProgramsWhenReset() throws Exception {
        // Given
        Files.createDirectories(state.resolve("postgres/data"));
        Files.writeString(state.resolve("postgres/data/row"), "row");
        Files.createDirectories(state.resolve("bin"));
        Files.writeString(state.resolve("bin/livekit-server"), "program");
        // When
        int status = run("reset", "--yes", "--state", state.toString());
        // Then
        assertEquals(0, status);
        assertTrue(Files.notExists(state.resolve("postgres")));
        assertTrue(Files.exists(state.resolve("bin/livekit-server")));
    }

    @Test
    void shouldRefuseResetWhenSuiteRuns() throws Exception {
        // Given
        StateFolder folder = new StateFolder(state);
        Files.writeString(folder.launcherPid(), ProcessHandle.current().pid() + "\n");
        // When
        int status = run("reset", "--yes", "--state", state.toString());
        // Then
        assertEquals(1, status);
        assertTrue(err.toString().contains("./ovation down"), err::toString);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Ovation.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return Ovation.execute(commandLine, arguments);
    }
}
