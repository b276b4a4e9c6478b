package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationCopyTest {

    @TempDir
    private Path home;

    private Path run;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        run = home.resolve("run");
        Path application = Build.application(home, Service.CHAT);
        Files.createDirectories(application.resolve("lib"));
        Files.writeString(application.resolve("lib/a.jar"), "a");
        jar = Files.writeString(application.resolve(ServiceProcess.JAR), "first");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    }

    @Test
    void shouldKeepFirstCopyWhenServiceIsBuiltInBetween() throws IOException {
        // Given
        ApplicationCopy copy = copy();
        Path first = copy.path();
        Files.writeString(jar, "second");
        // When
        Path again = copy.path();
        // Then
        assertEquals(first, again);
        assertEquals("first", Files.readString(again.resolve(ServiceProcess.JAR)));
        assertNotEquals(first, copy().path());
    }

    @Test
    void shouldKeepFirstCopyWhenBuildHasTakenOriginalAway() throws IOException {
        // Given
        ApplicationCopy copy = copy();
        Path first = copy.path();
        // When
        Files.delete(jar);
        // Then
        assertEquals(first, copy.path());
        assertThrows(LauncherFailed.class, () -> copy().path());
    }

    @Test
    void shouldTakeNothingOfCopyThatFailed() throws IOException {
        // Given
        Path unfinished = Files.createDirectories(run.resolve("applications/chat-service-1000.new/lib"));
        Files.writeString(unfinished.resolve("gone.jar"), "of an earlier build");
        // When
        Path copied = copy().path();
        // Then
        assertFalse(Files.exists(copied.resolve("lib/gone.jar")));
        assertTrue(Files.exists(copied.resolve("lib/a.jar")));
    }

    private ApplicationCopy copy() {
        return new ApplicationCopy(home, Service.CHAT, run);
    }
}
