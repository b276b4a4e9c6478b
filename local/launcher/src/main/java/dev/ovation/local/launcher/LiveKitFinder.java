package dev.ovation.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for LiveKit in a fixed order: {@code LIVEKIT_URL}, the PATH, the state folder's own copy, this user's copy from
 * an earlier build; with none of them it has to be obtained.
 */
final class LiveKitFinder {

    static final String VERSION = "1.13.5";
    static final String PROGRAM = "livekit-server";

    private final Map<String, String> environment;
    private final Optional<Path> onPath;
    private final Path own;
    private final Path shared;

    LiveKitFinder(StateFolder state) {
        this(System.getenv(), Prerequisites.onPath(PROGRAM), ownCopy(state), sharedCopy());
    }

    LiveKitFinder(Map<String, String> environment, Optional<Path> onPath, Path own, Path shared) {
        this.environment = environment;
        this.onPath = onPath;
        this.own = own;
        this.shared = shared;
    }

    MediaServer find() {
        String url = environment.getOrDefault("LIVEKIT_URL", "");
        if (!url.isBlank()) {
            return given(url);
        }
        return onPath.or(() -> List.of(own, shared).stream()
                        .filter(Files::isExecutable)
                        .findFirst())
                .<MediaServer>map(MediaServer.Program::new)
                .orElseGet(MediaServer.Obtainable::new);
    }

    /** The copy that belongs to one state folder. */
    static Path ownCopy(StateFolder state) {
        return state.bin().resolve(PROGRAM + "-" + VERSION);
    }

    /** The copy that saves every further state folder of this user the minutes of building. */
    static Path sharedCopy() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path folder = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return folder.resolve("ovation").resolve(PROGRAM + "-" + VERSION);
    }

    private MediaServer given(String url) {
        String key = environment.getOrDefault("LIVEKIT_API_KEY", "");
        String secret = environment.getOrDefault("LIVEKIT_API_SECRET", "");
        if (key.isBlank() || secret.isBlank()) {
            throw new LauncherFailed(
                    ExitCode.USAGE,
                    "LIVEKIT_URL is set; set LIVEKIT_API_KEY and LIVEKIT_API_SECRET too, or none of them");
        }
        return new MediaServer.Given(MediaAccess.of(url, key, secret));
    }
}
