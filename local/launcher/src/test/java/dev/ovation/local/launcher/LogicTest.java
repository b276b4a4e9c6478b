package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPauseLongerEachTimeUpToTenSeconds() {
        // Given
        Backoff backoff = new Backoff();
        // When
        List<Long> pauses = List.of(1, 2, 3, 4, 5, 6, 7).stream()
                .map(time -> backoff.next().toMillis())
                .toList();
        // Then
        assertEquals(List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L), pauses);
    }

    @Test
    void shouldPauseShortlyAgainWhenPartWasReady() {
        // Given
        Backoff backoff = new Backoff();
        backoff.next();
        backoff.next();
        // When
        backoff.wasReady();
        // Then
        assertEquals(Duration.ofMillis(500), backoff.next());
    }

    @ParameterizedTest
    @CsvSource({"v20.20.2, 20.20", "go1.26.8, 1.26", "1, 1.0"})
    void shouldReadVersionWhenProgramPrintsIt(String text, String version) {
        assertEquals(Optional.of(version), Prerequisites.version(text).map(Object::toString));
    }

    @ParameterizedTest
    @CsvSource({"go1.26.0, true", "go1.27, true", "go2.0, true", "go1.25.9, false"})
    void shouldJudgeGoWhenItsVersionIsKnown(String text, boolean good) {
        assertEquals(good, Prerequisites.version(text).orElseThrow().atLeast(1, 26));
    }

    @ParameterizedTest
    @CsvSource({"chat-service, CHAT", "chat, CHAT", "gateway, GATEWAY"})
    void shouldFindServiceWhenNamedEitherWay(String name, Service service) {
        assertEquals(Optional.of(service), Service.named(name));
    }

    @Test
    void shouldCountEachOutcomeOnceWhenReportsAreRead() throws Exception {
        // Given
        Path report = Files.writeString(folder.resolve("TEST-a.xml"), """
                <?xml version="1.0"?>
                <testsuites><testsuite tests="4">
                  <testcase name="good"/>
                  <testcase classname="a.b.CTest" name="bad"><failure message="why&#10;more">trace</failure></testcase>
                  <testcase classname="CTest" name="worse"><error type="Gone"/><system-out>x</system-out></testcase>
                  <testcase name="left out"><skipped/></testcase>
                </testsuite></testsuites>
                """);
        // When
        Tally tally = Tally.ofReports(List.of(report));
        // Then
        assertEquals("1 passed, 2 failed, 1 skipped", tally.toString());
        assertEquals(List.of("CTest bad: why", "CTest worse: Gone"), tally.failures());
        assertFalse(tally.good());
    }

    @Test
    void shouldNotBeGoodWhenNothingRan() {
        assertFalse(Tally.NONE.good());
        assertTrue(Tally.ONE_PASSED.good());
    }

    @Test
    void shouldCountOneFailureWhenCommandFailsWithoutReport() {
        // Given
        TestRun run = new TestRun(folder, new Display(new java.io.PrintWriter(new java.io.StringWriter())));
        // When, Then
        assertEquals(
                List.of("nothing: no test ran"),
                run.count("nothing", true, List.of()).failures());
        assertEquals(
                List.of("nothing: failed, though no test of it did"),
                run.count("nothing", false, List.of()).failures());
    }

    @Test
    void shouldNameModulesWhenMavenBuildsThem() {
        assertEquals(
                List.of("chat-service (9 of 12)"),
                Build.modules(List.of(
                        "[INFO] Building Ovation :: chat-service 0.1.0                            [9/12]",
                        "[INFO] something else")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"}]} | READY",
                "{\"status\":\"UP\",\"checks\":[{\"name\":\"broker\",\"data\":{\"degraded\":true}}]} | DEGRADED",
                "{\"status\":\"UP\",\"checks\":[{\"name\":\"broker\",\"data\":{\"state\":\"degraded\"}}]} | DEGRADED"
            })
    void shouldJudgeHealthWhenServiceAnswers(String health, PartState state) throws Exception {
        assertEquals(state, ServiceProcess.judge(Gateway.JSON.readTree(health)));
    }
}
