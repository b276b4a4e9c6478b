package dev.ovation.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedProcessTest {

    private final Path folder = TestFolders.make("guard");
    private final Path pidFile = folder.resolve("part.pid");

    @AfterEach
    void remove() {
        TestFolders.remove(folder);
    }

    @Test
    void shouldEndProcessWhenItsStarterIsKilled() throws Exception {
        // Given
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("starter.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Leftovers.of(pidFile).isPresent());
        ProcessHandle process = Leftovers.of(pidFile).orElseThrow();
        // When
        starter.destroyForcibly().waitFor();
        // Then
        process.onExit().get(20, TimeUnit.SECONDS);
        assertFalse(process.isAlive());
    }

    @Test
    void shouldTellExitStatusWhenProcessEnds() throws Exception {
        // Given
        GuardedProcess process = start(Duration.ofSeconds(5), "bash", "-c", "exit 7");
        // When
        int status = process.onExit().get(20, TimeUnit.SECONDS);
        // Then
        assertEquals(7, status);
    }

    @Test
    void shouldKillProcessWhenItIgnoresTheSignal() {
        // Given
        GuardedProcess process = start(Duration.ofSeconds(1), "bash", "-c", "trap '' TERM; while :; do sleep 1; done");
        // When
        process.stop();
        // Then
        assertFalse(ProcessHandle.of(process.pid()).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void shouldLeaveStrangerAliveWhenItOnlyInheritedThePid() throws IOException {
        // Given
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
        Files.setLastModifiedTime(pidFile, java.nio.file.attribute.FileTime.fromMillis(0));
        // When
        boolean stopped = Leftovers.stop(pidFile, Duration.ofSeconds(1));
        // Then
        assertFalse(stopped);
        assertTrue(ProcessHandle.current().isAlive());
    }

    private GuardedProcess start(Duration grace, String... command) {
        return GuardedProcess.start(new GuardedProcess.Start(
                List.of(command),
                Map.of(),
                folder,
                folder.resolve("part.log"),
                pidFile,
                GuardedProcess.StopSignal.TERM,
                grace));
    }

    /** A JVM that starts a process and then does nothing, until it is killed. */
    static final class Starter {
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            GuardedProcess.start(new GuardedProcess.Start(
                    List.of("sleep", "600"),
                    Map.of(),
                    folder,
                    folder.resolve("part.log"),
                    folder.resolve("part.pid"),
                    GuardedProcess.StopSignal.TERM,
                    Duration.ofSeconds(2)));
            Thread.currentThread().join();
        }
    }
}
