package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    private Path home;

    @BeforeEach
    void packageService() throws IOException {
        Path application = Build.application(home, Service.CHAT);
        Files.createDirectories(application);
        Files.writeString(application.resolve("quarkus-run.jar"), "jar");
        archive().prepare();
    }

    @Test
    void shouldBeUsedWhenServiceEndedInOrder() throws Exception {
        // Given
        ClassArchive first = archive();
        Path written = pathOf(first.options(true));
        Files.writeString(written, "classes");
        // When
        first.keep(ended(143));
        // Then
        assertEquals("classes", Files.readString(pathOf(archive().options(true))));
        assertTrue(Files.notExists(written));
    }

    @Test
    void shouldNotBeUsedWhenServiceWasKilled() throws Exception {
        // Given
        ClassArchive first = archive();
        Path written = pathOf(first.options(true));
        Files.writeString(written, "half of the cl");
        // When
        first.keep(ended(137));
        // Then
        assertEquals(List.of(), archive().options(false));
        assertTrue(Files.notExists(written));
    }

    @Test
    void shouldBeWrittenByOneInstanceOnly() {
        assertEquals(List.of(), archive().options(false));
    }

    private ClassArchive archive() {
        return ClassArchive.of(home, Service.CHAT);
    }

    private static Path pathOf(List<String> options) {
        return Path.of(options.get(0).replaceFirst("^[^=]*=", ""));
    }

    private GuardedProcess ended(int status) throws Exception {
        GuardedProcess process = GuardedProcess.start(new GuardedProcess.Start(
                List.of("bash", "-c", "exit " + status),
                Map.of(),
                home,
                home.resolve("log"),
                home.resolve("pid"),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(5)));
        process.onExit().get(20, TimeUnit.SECONDS);
        return process;
    }
}
