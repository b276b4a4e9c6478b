package dev.ovation.local.launcher;

import dev.ovation.local.Deadline;
import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Packages the five services when their sources changed since the last time. */
final class Build {

    /** What {@code --build} chooses. */
    enum Mode {
        NEVER,
        AUTO,
        ALWAYS
    }

    private static final Pattern MODULE = Pattern.compile("Building Ovation :: (\\S+) .*\\[(\\d+)/(\\d+)]");

    private final Path home;
    private final Display display;

    Build(Path home, Display display) {
        this.home = home;
        this.display = display;
    }

    /** Builds if the mode and the sources ask for it. Blocks; two launchers of one source tree build in turn. */
    void ensure(Mode mode, StateFolder state) {
        if (mode == Mode.NEVER) {
            requireBuilt();
            return;
        }
        try (FileChannel channel = FileChannel.open(
                        Files.createDirectories(home.resolve("target")).resolve("ovation-build.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            String fingerprint = SourceFingerprint.of(home);
            if (mode == Mode.ALWAYS || !lock.isValid() || !isCurrent(fingerprint)) {
                build(state);
                isNow(fingerprint);
            }
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't build: " + e.getMessage(), e);
        }
    }

    /** Says that what is packaged now was made from these sources. */
    void isNow(String fingerprint) {
        try {
            Files.createDirectories(fingerprintFile().getParent());
            Files.writeString(fingerprintFile(), fingerprint);
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + fingerprintFile(), e);
        }
    }

    /** Where a service's packaged application lies. */
    static Path application(Path home, Service service) {
        return home.resolve(service.moduleName()).resolve("target/quarkus-app");
    }

    boolean isCurrent(String fingerprint) throws IOException {
        return allPackaged()
                && Files.exists(fingerprintFile())
                && Files.readString(fingerprintFile()).strip().equals(fingerprint);
    }

    private Path fingerprintFile() {
        return home.resolve("target/ovation-build.fingerprint");
    }

    private boolean allPackaged() {
        return Arrays.stream(Service.values())
                .allMatch(service -> Files.exists(application(home, service).resolve("quarkus-run.jar")));
    }

    private void requireBuilt() {
        if (!allPackaged()) {
            throw new LauncherFailed(
                    ExitCode.FAILED, "the services are not built, and --build never forbids it. Leave that option out");
        }
    }

    private void build(StateFolder state) throws IOException {
        Prerequisites.requireNode();
        long began = System.nanoTime();
        display.line("building          the services, the first time takes some minutes");
        Path log = state.logs().resolve("build.log");
        Files.deleteIfExists(log);
        GuardedProcess maven = GuardedProcess.start(new GuardedProcess.Start(
                command(),
                Map.of(),
                home,
                log,
                state.run().resolve("build.pid"),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(5)));
        follow(maven, log);
        if (maven.onExit().join() != 0) {
            lastErrors(log).forEach(display::line);
            throw new LauncherFailed(ExitCode.FAILED, "the build failed, see " + log);
        }
        display.part("build", "done", "", Duration.ofNanos(System.nanoTime() - began));
    }

    private List<String> command() {
        String modules =
                Arrays.stream(Service.values()).map(Service::moduleName).collect(Collectors.joining(","));
        return List.of(
                home.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-pl",
                modules,
                "-am",
                "package",
                "-Dmaven.test.skip=true");
    }

    private void follow(GuardedProcess maven, Path log) throws IOException {
        int shown = 0;
        while (maven.isAlive()) {
            Deadline.pause(Duration.ofMillis(300));
            List<String> modules = modules(Files.exists(log) ? Files.readAllLines(log) : List.of());
            for (; shown < modules.size(); shown++) {
                display.line("building          " + modules.get(shown));
            }
        }
    }

    static List<String> modules(List<String> lines) {
        List<String> modules = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = MODULE.matcher(line);
            if (matcher.find()) {
                modules.add(matcher.group(1) + " (" + matcher.group(2) + " of " + matcher.group(3) + ")");
            }
        }
        return modules;
    }

    private static List<String> lastErrors(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("[ERROR]") && !line.contains("\tat "))
                .limit(12)
                .toList();
    }
}
