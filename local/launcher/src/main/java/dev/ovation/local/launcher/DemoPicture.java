package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo's creator shows: a moving picture with sound through LiveKit, or a heartbeat where there is none. */
final class DemoPicture implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final StateFolder state;
    private final Gateway gateway;
    private final Display display;
    private final String streamId;
    private final Gateway.SignedIn creator;
    private @Nullable GuardedProcess publisher;
    private long lastBeat = System.nanoTime() - BEAT.toNanos();

    DemoPicture(StateFolder state, Gateway gateway, Display display, String streamId, Gateway.SignedIn creator) {
        this.state = state;
        this.gateway = gateway;
        this.display = display;
        this.streamId = streamId;
        this.creator = creator;
    }

    /** Starts to publish if video is on; what is missing for it is fetched once. */
    void start() {
        String media = gateway.call("GET", "/api/config", null, null).text("media");
        if (!media.equals("on")) {
            display.line("no media server (" + media + "), so the demo goes without a picture");
            return;
        }
        Path folder = SuiteOptions.home().resolve("local/launcher/demo");
        Prerequisites.requireNode();
        if (!Files.isDirectory(folder.resolve("node_modules")) && !install(folder)) {
            display.line("the picture's library could not be fetched, so the demo goes without a picture");
            return;
        }
        Gateway.Answer token = gateway.call("GET", "/api/streams/" + streamId + "/broadcast-token", creator, null);
        publisher = run(
                folder,
                "demo-picture",
                List.of("node", "publish.mjs"),
                Map.of("LIVEKIT_PUBLISH_URL", token.text("url"), "LIVEKIT_PUBLISH_TOKEN", token.text("token")));
    }

    /** Keeps the stream on air; call it every second or so. */
    void keepOnAir() {
        GuardedProcess running = publisher;
        if (running != null && !running.isAlive()) {
            publisher = null;
            display.line("the picture ended, see " + state.logs().resolve("demo-picture.log"));
        }
        if (publisher == null && System.nanoTime() - lastBeat > BEAT.toNanos()) {
            lastBeat = System.nanoTime();
            gateway.call("PUT", "/api/streams/" + streamId + "/heartbeat", creator, null);
        }
    }

    @Override
    public void close() {
        GuardedProcess running = publisher;
        if (running != null) {
            running.stop();
        }
    }

    private boolean install(Path folder) {
        display.line("fetching the picture's library, once");
        List<String> install = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return run(folder, "demo-install", install, Map.of()).onExit().join() == 0;
    }

    private GuardedProcess run(Path folder, String name, List<String> command, Map<String, String> environment) {
        return GuardedProcess.start(new GuardedProcess.Start(
                command,
                environment,
                folder,
                state.logs().resolve(name + ".log"),
                state.run().resolve(name + ".pid"),
                GuardedProcess.StopSignal.TERM,
                Duration.ofSeconds(3)));
    }
}
