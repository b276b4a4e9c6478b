package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Obtains LiveKit's server once: built from its Go module, else fetched from its release. Blocks for minutes. */
final class LiveKitProgram {

    private static final String MODULE = "github.com/livekit/livekit-server/cmd/server@v" + LiveKitFinder.VERSION;
    private static final int GO_MAJOR = 1;
    private static final int GO_MINOR = 26;

    private final StateFolder state;
    private final Display display;

    LiveKitProgram(StateFolder state, Display display) {
        this.state = state;
        this.display = display;
    }

    /** The program, in the state folder and as a copy for the user's other suites. */
    Path obtain() {
        Path own = LiveKitFinder.ownCopy(state);
        try {
            Optional<Path> built = goIsGood() ? build() : Optional.empty();
            Path program = built.isPresent() ? built.get() : new LiveKitRelease(state.bin(), display).fetch();
            Files.move(program, own, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            share(own);
            return own;
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "LiveKit could not be kept in " + own + ": " + e.getMessage(), e);
        }
    }

    private static boolean goIsGood() {
        return Prerequisites.go()
                .filter(version -> version.atLeast(GO_MAJOR, GO_MINOR))
                .isPresent();
    }

    private Optional<Path> build() throws IOException {
        display.line("livekit           building once from its Go module, about 5 minutes; all but the picture works");
        Path folder = Files.createDirectories(state.bin().resolve("go"));
        GuardedProcess go = GuardedProcess.start(new GuardedProcess.Start(
                command(),
                Map.of("GOBIN", folder.toString()),
                state.bin(),
                state.logs().resolve("livekit-build.log"),
                state.run().resolve("livekit-build.pid"),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(2)));
        int status = go.onExit().join();
        Path program = folder.resolve("server");
        if (status != 0 || !Files.isExecutable(program)) {
            display.line(
                    "livekit           could not be built, see " + state.logs().resolve("livekit-build.log"));
            return Optional.empty();
        }
        return Optional.of(program);
    }

    /** Behind everything else: people already use the suite while this runs. */
    private static List<String> command() {
        List<String> install = List.of("go", "install", "-trimpath", MODULE);
        return Prerequisites.onPath("nice")
                .map(nice -> List.of("nice", "-n", "10", "go", "install", "-trimpath", MODULE))
                .orElse(install);
    }

    private static void share(Path own) throws IOException {
        Path shared = LiveKitFinder.sharedCopy();
        Files.createDirectories(shared.getParent());
        Path fresh = Files.createTempFile(shared.getParent(), "livekit", ".new");
        Files.copy(own, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(fresh, shared, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
