package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The packaged service as it was when the suite started. A running JVM reads its jars late, so a build in between must
 * not replace them under its feet.
 */
final class ApplicationCopy {

    private ApplicationCopy() {}

    /** The copy of a service's application; made anew when a build has replaced the original. */
    static synchronized Path of(Path home, Service service, Path run) {
        Path original = Build.application(home, service);
        try {
            FileTime built = Files.getLastModifiedTime(original.resolve("quarkus-run.jar"));
            Path copy = run.resolve("applications").resolve(service.moduleName() + "-" + built.toMillis());
            if (!Files.exists(copy)) {
                Path fresh = Files.createDirectories(copy.resolveSibling(copy.getFileName() + ".new"));
                copy(original, fresh);
                Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException e) {
            throw new LauncherFailed(
                    ExitCode.FAILED, service.moduleName() + " is not built: " + original + " can't be read", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // attributes too: a class archive is refused when a jar's time differs from when it was made
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
