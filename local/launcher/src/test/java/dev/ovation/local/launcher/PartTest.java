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
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Queue<Integer> deaths = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile PartState answer = PartState.READY;
    private volatile boolean deaf;
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

    @Test
    void shouldStartAgainWhenStartThrows() throws Exception {
        // Given
        AtomicInteger starts = new AtomicInteger();
        // When
        start(() -> {
            if (starts.incrementAndGet() < 3) {
                throw new LauncherFailed(ExitCode.FAILED, "not built");
            }
            return process("sleep", "600");
        });
        // Then
        part.firstReady().get(30, TimeUnit.SECONDS);
        assertEquals(List.of(-1, -1), List.copyOf(deaths));
        assertEquals(List.of("not built", "not built"), List.copyOf(failures));
    }

    @Test
    void shouldStartAgainWhenStartAfterDeathThrows() throws Exception {
        // Given
        AtomicInteger starts = new AtomicInteger();
        start(() -> {
            if (starts.incrementAndGet() == 2) {
                throw new IllegalStateException("disk full");
            }
            return process("sleep", "600");
        });
        part.firstReady().get(30, TimeUnit.SECONDS);
        // When
        ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly();
        // Then
        Awaitility.await().atMost(LIMIT).until(() -> part.restarts() == 2 && part.state() == PartState.READY);
        assertEquals(List.of(137, -1), List.copyOf(deaths));
    }

    @Test
    void shouldBeGivenUpWithItsReasonWhenNoStartSucceeds() {
        // Given
        start(() -> {
            throw new LauncherFailed(ExitCode.FAILED, "not built");
        });
        // When
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> part.firstReady().get(30, TimeUnit.SECONDS));
        // Then
        assertEquals("part does not start: not built", failure.getCause().getMessage());
        assertEquals(3, failures.size());
    }

    @Test
    void shouldBeKeptAndStoppedWhenWatcherThrows() throws Exception {
        // Given
        deaf = true;
        start("sleep", "600");
        part.firstReady().get(30, TimeUnit.SECONDS);
        long first = part.pid();
        // When
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        // Then
        Awaitility.await().atMost(LIMIT).until(() -> part.restarts() == 1 && part.state() == PartState.READY);
        part.stop();
        assertEquals(PartState.STOPPED, part.state());
    }

    private void start(String... command) {
        start(() -> process(command));
    }

    private void start(Part.Starter starter) {
        part = new Part("part", 1, 1, starter, () -> answer, new Part.Watcher() {
            @Override
            public void ready(Part ready, Duration took) {
                hear();
            }

            @Override
            public void failed(Part round, RuntimeException failure) {
                failures.add(failure.getMessage());
                hear();
            }

            @Override
            public void died(Part dead, int status, Duration pause) {
                deaths.add(status);
                hear();
            }

            @Override
            public void changed() {
                hear();
            }
        });
        part.start();
    }

    private void hear() {
        if (deaf) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write status.json");
        }
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
