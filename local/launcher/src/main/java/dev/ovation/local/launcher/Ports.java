package dev.ovation.local.launcher;

import dev.ovation.local.FreePorts;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Chooses ports: the one used last time if it is free, else the usual one if it is free, else any free one. So a
 * database tool keeps its connection over restarts and two suites never collide.
 */
final class Ports {

    private final Path file;
    private final IntPredicate isFree;
    private final IntSupplier anyFree;
    private final Properties lastTime = new Properties();
    private final Set<Integer> given = new HashSet<>();

    Ports(Path file) {
        this(file, FreePorts::isFree, FreePorts::next);
    }

    Ports(Path file, IntPredicate isFree, IntSupplier anyFree) {
        this.file = file;
        this.isFree = isFree;
        this.anyFree = anyFree;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lastTime.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                lastTime.clear(); // only a convenience is lost
            }
        }
    }

    /** Exactly this port, or exit 4. */
    int exactly(int port) {
        if (!take(port)) {
            throw new LauncherFailed(
                    ExitCode.PORT_TAKEN,
                    "port " + port + " is taken by another program. Stop it, or choose another: ./ovation up --port N");
        }
        return port;
    }

    /** A port for this part, remembered under its name. */
    int near(String name, int usual) {
        int port = firstFree(remembered(name), usual);
        lastTime.setProperty(name, Integer.toString(port));
        return port;
    }

    /** Keeps the choices for the next start. */
    void remember() {
        try (Writer writer = Files.newBufferedWriter(file)) {
            lastTime.store(writer, "Ports of the last start, used again where they are free");
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + file, e);
        }
    }

    private int firstFree(int... wished) {
        for (int port : wished) {
            if (port > 0 && take(port)) {
                return port;
            }
        }
        int port = anyFree.getAsInt();
        while (!given.add(port)) {
            port = anyFree.getAsInt();
        }
        return port;
    }

    private boolean take(int port) {
        return !given.contains(port) && isFree.test(port) && given.add(port);
    }

    private int remembered(String name) {
        try {
            return Integer.parseInt(lastTime.getProperty(name, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
