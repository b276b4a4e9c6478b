package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTakeUsualPortWhenItIsFree() {
        assertEquals(8083, ports(Set.of()).near("gift-service-1", 8083));
    }

    @Test
    void shouldTakeAnyFreePortWhenUsualOneIsTaken() {
        assertEquals(50_001, ports(Set.of(8083)).near("gift-service-1", 8083));
    }

    @Test
    void shouldTakeSamePortAsLastTimeWhenItIsStillFree() {
        // Given
        Ports first = ports(Set.of(8083));
        int chosen = first.near("gift-service-1", 8083);
        first.remember();
        // When
        int again = ports(Set.of()).near("gift-service-1", 8083);
        // Then
        assertEquals(chosen, again);
    }

    @Test
    void shouldNeverGiveOnePortTwice() {
        // Given
        Ports ports = ports(Set.of());
        // When
        int first = ports.near("chat-service-1", 8082);
        int second = ports.near("chat-service-2", 8082);
        // Then
        assertNotEquals(first, second);
    }

    @Test
    void shouldFailWithPortTakenWhenAnotherProgramListens() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            Ports ports = new Ports(folder.resolve("ports.properties"));
            // When
            LauncherFailed refusal = assertThrows(LauncherFailed.class, () -> ports.exactly(other.getLocalPort()));
            // Then
            assertEquals(4, refusal.exitCode().status());
        }
    }

    private Ports ports(Set<Integer> taken) {
        AtomicInteger next = new AtomicInteger(50_000);
        return new Ports(folder.resolve("ports.properties"), port -> !taken.contains(port), next::incrementAndGet);
    }
}
