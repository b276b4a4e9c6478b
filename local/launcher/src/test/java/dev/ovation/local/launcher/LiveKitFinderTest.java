package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitFinderTest {

    private static final Map<String, String> CLOUD = Map.of(
            "LIVEKIT_URL", "wss://sound.example",
            "LIVEKIT_API_KEY", "key",
            "LIVEKIT_API_SECRET", "secret");

    @TempDir
    private Path folder;

    @Test
    void shouldTakeGivenServerBeforeAllOthers() throws IOException {
        // Given
        Path onPath = program("path");
        // When
        MediaServer found = finder(CLOUD, Optional.of(onPath)).find();
        // Then
        MediaServer.Given given = assertInstanceOf(MediaServer.Given.class, found);
        assertEquals("wss://sound.example", given.access().url());
        assertEquals("https://sound.example", given.access().apiUrl());
    }

    @Test
    void shouldRefuseWhenServerIsGivenWithoutKeys() {
        // Given
        LiveKitFinder finder = finder(Map.of("LIVEKIT_URL", "wss://sound.example"), Optional.empty());
        // When
        LauncherFailed refusal = assertThrows(LauncherFailed.class, finder::find);
        // Then
        assertEquals(ExitCode.USAGE, refusal.exitCode());
    }

    @Test
    void shouldTakeProgramOfPathBeforeOwnCopies() throws IOException {
        // Given
        Path onPath = program("path");
        program("own");
        // When, Then
        assertEquals(
                new MediaServer.Program(onPath),
                finder(Map.of(), Optional.of(onPath)).find());
    }

    @Test
    void shouldTakeOwnCopyBeforeSharedOne() throws IOException {
        // Given
        Path own = program("own");
        program("shared");
        // When, Then
        assertEquals(
                new MediaServer.Program(own), finder(Map.of(), Optional.empty()).find());
    }

    @Test
    void shouldTakeSharedCopyWhenStateFolderIsNew() throws IOException {
        // Given
        Path shared = program("shared");
        // When, Then
        assertEquals(
                new MediaServer.Program(shared),
                finder(Map.of(), Optional.empty()).find());
    }

    @Test
    void shouldObtainWhenNothingIsThere() {
        assertEquals(
                new MediaServer.Obtainable(), finder(Map.of(), Optional.empty()).find());
    }

    private LiveKitFinder finder(Map<String, String> environment, Optional<Path> onPath) {
        return new LiveKitFinder(environment, onPath, folder.resolve("own"), folder.resolve("shared"));
    }

    private Path program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
