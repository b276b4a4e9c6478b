package dev.ovation.local.launcher;

import dev.ovation.local.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything one suite keeps on disk: data, keys, logs, pid files. By default {@code .ovation} beside the sources. */
record StateFolder(Path path) {

    /** Made anew by the next {@code up}; LiveKit's program in {@code bin} took minutes to build and is kept. */
    private static final List<String> DATA = List.of(
            "postgres",
            "kafka",
            "keys",
            "logs",
            "dev",
            "status.json",
            "secrets.properties",
            "ports.properties",
            "postgres-password",
            "livekit.yaml",
            "up.log",
            "up.exit",
            "run"); // last: the lock is in it, and whoever makes it anew may start

    StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path logs() {
        return folder("logs");
    }

    Path run() {
        return folder("run");
    }

    Path bin() {
        return folder("bin");
    }

    Path keys() {
        return folder("keys");
    }

    Path dev() {
        return folder("dev");
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path launcherPid() {
        return run().resolve("launcher.pid");
    }

    /** The launcher that runs this suite now, if one does. */
    Optional<ProcessHandle> launcher() {
        Path pidFile = path.resolve("run").resolve("launcher.pid");
        return Files.exists(pidFile) ? Leftovers.of(pidFile) : Optional.empty();
    }

    /** Pid files of the parts an earlier run may have left, the launcher's own and those of the engines not among them. */
    List<Path> partPidFiles() {
        try (Stream<Path> files = Files.list(run())) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .filter(file -> !file.equals(launcherPid()))
                    .toList();
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't read " + run(), e);
        }
    }

    /** Where PostgreSQL's process id stands, beside its data. */
    Path postgresPid() {
        return file("postgres").resolve("postgres.pid");
    }

    /** Where Kafka's process id stands, beside its data. */
    Path kafkaPid() {
        return file("kafka").resolve("kafka.pid");
    }

    /** Removes all data, but not the programs that were built or fetched. */
    void removeData() {
        for (String name : DATA) {
            remove(file(name));
        }
    }

    /** Removes the folder with all that is in it. */
    void removeAll() {
        remove(path);
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't make the folder " + path.resolve(name), e);
        }
    }

    private static void remove(Path top) {
        try {
            if (Files.isSymbolicLink(top)) {
                Path target = top.toRealPath();
                Files.delete(top);
                remove(target);
                return;
            }
            if (!Files.exists(top)) {
                return;
            }
            try (Stream<Path> files = Files.walk(top)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't remove " + top + ": " + e.getMessage(), e);
        }
    }
}
