package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes a service loaded, kept in the form the JVM maps into memory: measured on JDK 17, a service then starts
 * with 3.8 instead of 6.5 seconds of processor time. The first orderly stop after a build writes it, each later start
 * uses it; another JDK or another build makes its own.
 */
final class ClassArchive {

    /** The JDK whose one-step ahead-of-time cache replaces the class archive. */
    private static final int AOT_CACHE_JDK = 25;

    /** How a JVM ends that was asked to, by its own word and by the shell's. */
    private static final Set<Integer> ORDERLY = Set.of(0, 143);

    private final Path archive;
    private final boolean aotCache;
    private @Nullable Path beingWritten;

    private ClassArchive(Path archive, boolean aotCache) {
        this.archive = archive;
        this.aotCache = aotCache;
    }

    /** The archive of a packaged service for the JDK that runs now. */
    static ClassArchive of(Path home, Service service) {
        boolean aotCache = Runtime.version().feature() >= AOT_CACHE_JDK;
        Path application = Build.application(home, service);
        try {
            long built = Files.getLastModifiedTime(application.resolve("quarkus-run.jar"))
                    .toMillis();
            String name = built + "-" + Runtime.version() + (aotCache ? ".aot" : ".jsa");
            return new ClassArchive(application.resolveSibling("class-archive").resolve(name), aotCache);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, service.moduleName() + " is not built", e);
        }
    }

    /** Options with which the JVM uses the archive, or writes it at its end where there is none yet. */
    List<String> options(boolean mayWrite) {
        if (Files.exists(archive)) {
            beingWritten = null;
            return List.of((aotCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
        }
        if (!mayWrite) {
            return List.of();
        }
        Path fresh = archive.resolveSibling(UUID.randomUUID() + ".new");
        beingWritten = fresh;
        return List.of((aotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh);
    }

    /** Whether the service that was started with these options writes an archive when it ends. */
    boolean writesAtEnd() {
        return beingWritten != null;
    }

    /** Keeps what the ended service wrote, unless it was killed meanwhile: half an archive would crash a JVM. */
    void keep(GuardedProcess ended) {
        Path fresh = beingWritten;
        beingWritten = null;
        if (fresh == null) {
            return;
        }
        try {
            if (!ended.isAlive() && ORDERLY.contains(ended.onExit().join()) && Files.exists(fresh)) {
                removeOlder();
                Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't keep " + archive + ": " + e.getMessage(), e);
        }
    }

    /** Makes the folder in which the JVM will write. */
    void prepare() {
        try {
            Files.createDirectories(archive.getParent());
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't make the folder of " + archive, e);
        }
    }

    private void removeOlder() throws IOException {
        String jdk = archive.getFileName().toString().replaceFirst("^\\d+", "");
        try (Stream<Path> files = Files.list(archive.getParent())) {
            for (Path older :
                    files.filter(file -> file.toString().endsWith(jdk)).toList()) {
                Files.deleteIfExists(older);
            }
        }
    }
}
