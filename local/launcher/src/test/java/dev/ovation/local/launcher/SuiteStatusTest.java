package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteStatusTest {

    private static final SuiteStatus RUNNING = new SuiteStatus(
            "http://localhost:8080",
            List.of(new SuiteStatus.PartStatus("gift-service", 1, 42L, "127.0.0.1", 8083, "ready", 0)),
            new SuiteStatus.Postgres("jdbc:postgresql://127.0.0.1:5432/ovation", "postgres", "/state/password"),
            new SuiteStatus.Kafka("127.0.0.1:9092"),
            null);

    @TempDir
    private Path folder;

    @Test
    void shouldHaveFieldsOfContractWhenPrinted() throws Exception {
        // When
        var json = Gateway.JSON.readTree(RUNNING.toJson());
        // Then
        assertEquals(List.of("url", "parts", "postgres", "kafka", "livekit"), names(json.fieldNames()));
        assertEquals(
                List.of("name", "instance", "pid", "host", "port", "state", "restarts"),
                names(json.get("parts").get(0).fieldNames()));
        assertTrue(json.get("livekit").isNull());
        assertTrue(json.get("postgres").has("jdbcUrl"));
        assertTrue(json.get("kafka").has("bootstrapServers"));
    }

    @Test
    void shouldReadWhatWasWrittenWhenLauncherLives() throws Exception {
        // Given
        StateFolder state = new StateFolder(folder);
        RUNNING.writeTo(state.file("status.json"));
        Files.writeString(state.launcherPid(), ProcessHandle.current().pid() + "\n");
        // When
        Optional<SuiteStatus> read = SuiteStatus.read(state);
        // Then
        assertEquals(Optional.of(RUNNING), read);
    }

    @Test
    void shouldFindNothingWhenLauncherIsDead() throws Exception {
        // Given
        StateFolder state = new StateFolder(folder);
        RUNNING.writeTo(state.file("status.json"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(state.launcherPid(), gone.pid() + "\n");
        // When
        Optional<SuiteStatus> read = SuiteStatus.read(state);
        // Then
        assertEquals(Optional.empty(), read);
    }

    private static List<String> names(java.util.Iterator<String> fields) {
        List<String> names = new ArrayList<>();
        fields.forEachRemaining(names::add);
        return names;
    }
}
