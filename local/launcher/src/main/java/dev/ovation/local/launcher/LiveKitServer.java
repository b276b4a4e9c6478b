package dev.ovation.local.launcher;

import dev.ovation.local.GuardedProcess;
import dev.ovation.local.Secrets;
import dev.ovation.local.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** LiveKit's server on the loopback address, with keys of this state folder alone. */
final class LiveKitServer {

    /** With participants inside, its own orderly end takes as long as they stay. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final StateFolder state;
    private final int port;
    private final int rtcPort;
    private final int webhookPort;
    private final String apiKey;
    private final String apiSecret;

    /** @param webhookPort the gateway's port, which takes LiveKit's webhooks */
    LiveKitServer(StateFolder state, Secrets secrets, int port, int rtcPort, int webhookPort) {
        this.state = state;
        this.port = port;
        this.rtcPort = rtcPort;
        this.webhookPort = webhookPort;
        this.apiKey = "ovation-" + secrets.get("livekit-key").substring(0, 12);
        this.apiSecret = secrets.get("livekit-secret");
    }

    MediaAccess access() {
        return MediaAccess.of("ws://127.0.0.1:" + port, apiKey, apiSecret);
    }

    Path configFile() {
        return state.file("livekit.yaml");
    }

    GuardedProcess start(Path program) {
        writeConfig();
        return GuardedProcess.start(new GuardedProcess.Start(
                List.of(program.toString(), "--config", configFile().toString()),
                Map.of(),
                state.path(),
                state.logs().resolve("livekit.log"),
                state.run().resolve("livekit.pid"),
                GuardedProcess.StopSignal.TERM,
                GRACE));
    }

    PartState ask() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(2))
                .build();
        int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status == 200 ? PartState.READY : PartState.STARTING;
    }

    private void writeConfig() {
        try {
            WholeFile.writePrivate(configFile(), config());
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + configFile(), e);
        }
    }

    /** Rooms are made by stream-service alone; all addresses are loopback, also those LiveKit asks others about. */
    private String config() {
        return """
                port: %d
                bind_addresses: ["127.0.0.1"]
                rtc:
                  udp_port: %d
                  # the default would listen on all interfaces
                  tcp_port: 0
                  node_ip: 127.0.0.1
                  use_external_ip: false
                  enable_loopback_candidate: true
                  interfaces: {includes: [%s]}
                  ips: {includes: ["127.0.0.1/32"]}
                  # left empty, browsers would be sent to a public server
                  stun_servers: ["127.0.0.1:9"]
                room:
                  auto_create: false
                keys:
                  %s: %s
                webhook:
                  api_key: %s
                  urls: ["http://127.0.0.1:%d/api/media/webhook"]
                logging: {level: info, json: false}
                """.formatted(port, rtcPort, loopback(), apiKey, apiSecret, apiKey, webhookPort);
    }

    private static String loopback() {
        return System.getProperty("os.name").startsWith("Mac") ? "lo0" : "lo";
    }
}
