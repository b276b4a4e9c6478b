package dev.ovation.local.launcher;

import dev.ovation.local.EngineFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes later starts shorter: a service that has no class archive yet writes down which classes it loads, and when the
 * suite is ready they are archived in the background, one service after the other, by processes that only take time nobody
 * else wants. From Java 24 on a JVM that ends in good order adds what it has linked, lambdas above all; the next suite
 * makes the archive anew of that, and it is final. Whatever goes wrong, services start; only slower. Safe for use by several
 * threads.
 */
final class ClassArchives implements AutoCloseable {

    private final Path folder;
    private final StateFolder state;
    private final Display display;
    private final ClassArchiveMaker maker;
    private final boolean wanted;
    private final Set<Service> seen = EnumSet.noneOf(Service.class);
    private final List<ClassArchiveMaker.Order> missing = new ArrayList<>();

    /** @param wanted false: all services start without and none is made */
    ClassArchives(Path home, StateFolder state, Display display, boolean wanted) {
        this.folder = home.resolve("target/class-archives");
        this.state = state;
        this.display = display;
        this.wanted = wanted;
        this.maker = new ClassArchiveMaker(state);
    }

    /** What the JVM of a service is told: to use its archive, and to record what should be in it while that is not known. */
    synchronized List<String> options(Service service, Path application) {
        if (!wanted) {
            return List.of();
        }
        ClassArchive archive = ClassArchive.of(folder, application);
        List<String> options = new ArrayList<>();
        archive.best().ifPresent(file -> options.add("-XX:SharedArchiveFile=" + file));
        boolean none = options.isEmpty();
        // another life of it, or another instance, must not write over the list
        if (!archive.exists() && seen.add(service)) {
            Path classes = state.run().resolve(archive.listName());
            if (isWhole(classes)) {
                missing.add(new ClassArchiveMaker.Order(archive, application, classes, archive.file()));
            } else {
                options.add("-XX:DumpLoadedClassList=" + classes);
                if (none) {
                    Path place = ClassArchive.linksClasses() ? archive.early() : archive.file();
                    missing.add(new ClassArchiveMaker.Order(archive, application, classes, place));
                }
            }
        }
        return options;
    }

    private boolean isWhole(Path classes) {
        try {
            return ClassArchive.isWhole(classes);
        } catch (IOException e) {
            display.line("can't read which classes a service has: " + e);
            return false;
        }
    }

    /** Begins to make what is missing and returns at once. */
    void makeMissing() {
        List<ClassArchiveMaker.Order> now = orders();
        if (!now.isEmpty()) {
            Thread thread = new Thread(() -> make(now), "class-archives");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Blocks until all are made, or says once why not. */
    void make(List<ClassArchiveMaker.Order> now) {
        try (FileChannel channel = FileChannel.open(
                        Files.createDirectories(folder).resolve("making.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return; // another suite of this source tree is about it
            }
            for (ClassArchiveMaker.Order order : now) {
                maker.make(order);
            }
        } catch (IOException | EngineFailed e) {
            display.line("no class archives, services start slower without them: " + e);
        }
    }

    synchronized List<ClassArchiveMaker.Order> orders() {
        return List.copyOf(missing);
    }

    /** Ends what is being made; the next suite begins with it anew. */
    @Override
    public void close() {
        maker.close();
    }
}
