package dev.ovation.local.launcher;

import dev.ovation.local.Secrets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The suite's media server: a given one, a program here, or one that is built while people already chat. */
final class Media {

    private final Display display;
    private final MediaServer found;
    private final LiveKitServer server;
    private final int port;
    private final Supplier<Path> obtaining;
    private volatile boolean available = true;
    private volatile boolean stopping;

    Media(StateFolder state, UpPlan plan, Display display, Secrets secrets, int port) {
        this(
                display,
                plan.video() ? new LiveKitFinder(state).find() : new MediaServer.Off(),
                new LiveKitServer(state, secrets, port, Addresses.freeUdpPort(), plan.gatewayPort()),
                port,
                () -> new LiveKitProgram(state, display).obtain());
    }

    /** @param obtaining builds or fetches the program; blocks for minutes */
    Media(Display display, MediaServer found, LiveKitServer server, int port, Supplier<Path> obtaining) {
        this.display = display;
        this.found = found;
        this.server = server;
        this.port = port;
        this.obtaining = obtaining;
    }

    /** How to reach it; empty where there is no picture. While it is being built the address holds already. */
    Optional<MediaAccess> access() {
        if (found instanceof MediaServer.Given given) {
            return Optional.of(given.access());
        }
        return found instanceof MediaServer.Off || !available ? Optional.empty() : Optional.of(server.access());
    }

    SuiteStatus.@Nullable LiveKit status() {
        String config =
                found instanceof MediaServer.Given ? null : server.configFile().toString();
        return access().map(access -> new SuiteStatus.LiveKit(access.url(), config))
                .orElse(null);
    }

    /** Starts the program, or begins to obtain it on a thread of its own. */
    void begin(Suite suite) {
        if (found instanceof MediaServer.Given given) {
            display.line(
                    "livekit           given by LIVEKIT_URL: " + given.access().url());
        } else if (found instanceof MediaServer.Off) {
            display.line("livekit           not wanted, so no picture");
        } else if (found instanceof MediaServer.Program program) {
            launch(suite, program.path());
        } else {
            Thread builder = new Thread(() -> obtain(suite), "obtain-livekit");
            builder.setDaemon(true);
            builder.start();
        }
    }

    void stop() {
        stopping = true;
    }

    private void launch(Suite suite, Path program) {
        suite.launch("livekit", 1, port, () -> server.start(program), server::ask);
    }

    private void obtain(Suite suite) {
        try {
            Path program = obtaining.get();
            if (!stopping) {
                launch(suite, program);
            }
        } catch (RuntimeException failure) {
            if (!stopping) {
                available = false;
                display.line("livekit           none, so no picture: " + LauncherFailed.wordsOf(failure)
                        + ". Install Go 1.26 or newer, put livekit-server on the PATH, or set LIVEKIT_URL");
                suite.renewMediaUsers();
            }
        }
    }
}
