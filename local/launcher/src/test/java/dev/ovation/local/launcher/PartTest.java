package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.local.GuardedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Queue<Integer> deaths = new ConcurrentLinkedQueue<>();
    private volatile PartState answer = PartState.READY;
    private Part part;

    @AfterEach
    void stop() {
        part.stop();
    }

    @Test
    void shouldStartAgainWhenKilled() throws Exception {
        // Given
        start("sleep", "600");
        part.firstReady().get(30, TimeUnit.SECONDS);
        long first = part.pid();
        // When
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        // Then
        Awaitility.await().atMost(LIMIT).until(() -> part.restarts() == 1 && part.state() == PartState.READY);
        assertNotEquals(first, part.pid());
        assertEquals(List.of(137), List.copyOf(deaths));
    }

    @Test
    void shouldBeGivenUpWhenItDiesThreeTimesBeforeReady() {
        // Given
        answer = PartState.STARTING;
        start("false");
        // When
        assertThrows(ExecutionException.class, () -> part.firstReady().get(30, TimeUnit.SECONDS));
        // Then
        assertEquals(List.of(1, 1), List.copyOf(deaths));
    }

    @Test
    void shouldTellDegradedWhenProbeSaysSo() throws Exception {
        // Given
        start("sleep", "600");
        part.firstReady().get(30, TimeUnit.SECONDS);
        // When
        answer = PartState.DEGRADED;
        // Then
        Awaitility.await().atMost(LIMIT).until(() -> part.state() == PartState.DEGRADED);
    }

    @Test
    void shouldNotReportDeathWhenRenewed() throws Exception {
        // Given
        start("sleep", "600");
        part.firstReady().get(30, TimeUnit.SECONDS);
        long first = part.pid();
        // When
        part.renew();
        // Then
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> part.pid() != null && part.pid() != first && part.state() == PartState.READY);
        assertEquals(0, part.restarts());
        assertEquals(List.of(), List.copyOf(deaths));
    }

    @Test
    void shouldLeaveNoProcessWhenStopped() throws Exception {
        // Given
        start("sleep", "600");
        part.firstReady().get(30, TimeUnit.SECONDS);
        long pid = part.pid();
        // When
        part.stop();
        // Then
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        assertEquals(PartState.STOPPED, part.state());
    }

    private void start(String... command) {
        part = new Part("part", 1, 1, () -> process(command), () -> answer, new Part.Watcher() {
            @Override
            public void ready(Part ready, Duration took) {}

            @Override
            public void died(Part dead, int status, Duration pause) {
                deaths.add(status);
            }

            @Override
            public void changed() {}
        });
        part.start();
    }

    private GuardedProcess process(String... command) {
        return GuardedProcess.start(new GuardedProcess.Start(
                List.of(command),
                Map.of(),
                folder,
                folder.resolve("part.log"),
                folder.resolve("part.pid"),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(5)));
    }
}
