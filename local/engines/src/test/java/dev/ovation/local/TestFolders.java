package dev.ovation.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Temporary folders through which another user may pass, since PostgreSQL may run as one. */
final class TestFolders {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TestFolders() {}

    static Path make(String name) {
        try {
            return Files.createTempDirectory(
                            name, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")))
                    .toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that was killed may leave children that write for a moment. */
    static void remove(Path folder) {
        boolean removed = Deadline.in(PATIENCE).await(() -> {
            removeOnce(folder);
            return true;
        });
        if (!removed) {
            throw new AssertionError(folder + " is still written to");
        }
    }

    private static void removeOnce(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
