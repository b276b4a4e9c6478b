package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service as it was when the suite started. A running JVM reads its jars late, so a build in between must
 * not replace them under its feet, and one that starts again must not take a build that is half done. Safe for use by several
 * threads.
 */
final class ApplicationCopy {

    private final Path home;
    private final Service service;
    private final Path run;
    private @Nullable Path made;

    ApplicationCopy(Path home, Service service, Path run) {
        this.home = home;
        this.service = service;
        this.run = run;
    }

    /** Where it is; made at the first call, and kept by later ones whatever has been built in the meantime. */
    synchronized Path path() {
        Path copy = made;
        if (copy == null || !Files.exists(copy)) {
            copy = of(home, service, run);
            made = copy;
        }
        return copy;
    }

    /** Instances of one service share the copy of one build. */
    private static Path of(Path home, Service service, Path run) {
        synchronized (ApplicationCopy.class) {
            Path original = Build.application(home, service);
            try {
                FileTime built = builtAt(original);
                Path copy = run.resolve("applications").resolve(service.moduleName() + "-" + built.toMillis());
                if (!Files.exists(copy)) {
                    Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
                    new StateFolder(fresh).removeAll(); // what a copy that failed has left
                    copy(original, Files.createDirectories(fresh));
                    if (!builtAt(original).equals(built)) {
                        throw new LauncherFailed(
                                ExitCode.FAILED, service.moduleName() + " was built anew while it was copied");
                    }
                    Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
                }
                return copy;
            } catch (IOException e) {
                throw new LauncherFailed(
                        ExitCode.FAILED, service.moduleName() + " is not built: " + original + " can't be read", e);
            }
        }
    }

    private static FileTime builtAt(Path application) throws IOException {
        return Files.getLastModifiedTime(application.resolve(ServiceProcess.JAR));
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
