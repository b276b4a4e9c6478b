package dev.ovation.local.launcher;

import dev.ovation.local.EngineFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes later starts shorter: a service that has no class archive yet writes down which classes it loads, and when the
 * suite is ready they are archived in the background, one service after the other, by processes that only take time nobody
 * else wants. Whatever goes wrong, services start; only slower. Safe for use by several threads.
 */
final class ClassArchives implements AutoCloseable {

    private final Path folder;
    private final StateFolder state;
    private final Display display;
    private final ClassArchiveMaker maker;
    private final boolean wanted;
    private final Map<Service, ClassArchiveMaker.Order> orders = new EnumMap<>(Service.class);

    /** @param wanted false: all services start without and none is made */
    ClassArchives(Path home, StateFolder state, Display display, boolean wanted) {
        this.folder = home.resolve("target/class-archives");
        this.state = state;
        this.display = display;
        this.wanted = wanted;
        this.maker = new ClassArchiveMaker(state);
    }

    /** What the JVM of a service is told: to use its archive or, once, to record what should be in it. */
    synchronized List<String> options(Service service, Path application) {
        if (!wanted) {
            return List.of();
        }
        ClassArchive archive = ClassArchive.of(folder, application);
        if (archive.exists()) {
            return List.of("-XX:SharedArchiveFile=" + archive.file());
        }
        if (orders.containsKey(service)) {
            return List.of(); // another life of it, or another instance, must not write over the list
        }
        Path classes = state.run().resolve(service.moduleName() + ".classes");
        orders.put(service, new ClassArchiveMaker.Order(archive, application, classes));
        return List.of("-XX:DumpLoadedClassList=" + classes);
    }

    /** Begins to make what is missing and returns at once. */
    void makeMissing() {
        List<ClassArchiveMaker.Order> missing = orders();
        if (!missing.isEmpty()) {
            Thread thread = new Thread(() -> make(missing), "class-archives");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Blocks until all are made, or says once why not. */
    void make(List<ClassArchiveMaker.Order> missing) {
        try (FileChannel channel = FileChannel.open(
                        Files.createDirectories(folder).resolve("making.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return; // another suite of this source tree is about it
            }
            for (ClassArchiveMaker.Order order : missing) {
                maker.make(order);
            }
        } catch (IOException | EngineFailed e) {
            display.line("no class archives, services start slower without them: " + e);
        }
    }

    synchronized List<ClassArchiveMaker.Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Ends what is being made; the next suite begins with it anew. */
    @Override
    public void close() {
        maker.close();
    }
}
