package dev.ovation.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ovation.local.GuardedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One instance of a service: a JVM with its settings on the command line and its secrets in the environment. */
final class ServiceProcess {

    /** Ports of one instance: for everybody, and for health and metrics. */
    record Address(int port, int managementPort) {}

    /** What is started, in the application's folder. */
    static final String JAR = "quarkus-run.jar";

    /**
     * Those of a small process on a machine with few cores. Classes may take 160 MiB before they cause a collection: by
     * default they cause three whole ones in a start, a tenth of a second for nothing.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto");

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final StateFolder state;
    private final Service service;
    private final int instance;
    private final Address address;
    private final Supplier<ServiceSettings> settings;
    private final ClassArchives archives;
    private final ApplicationCopy copy;

    ServiceProcess(
            StateFolder state,
            Service service,
            int instance,
            Address address,
            Supplier<ServiceSettings> settings,
            ClassArchives archives) {
        this.state = state;
        this.service = service;
        this.instance = instance;
        this.address = address;
        this.settings = settings;
        this.archives = archives;
        this.copy = new ApplicationCopy(SuiteOptions.home(), service, state.run());
    }

    GuardedProcess start() {
        String name = service.moduleName() + "-" + instance;
        Path application = copy.path();
        ServiceSettings now = settings.get();
        return GuardedProcess.start(new GuardedProcess.Start(
                command(now, application),
                now.secrets(),
                application,
                state.logs().resolve(name + ".log"),
                state.run().resolve(name + ".pid"),
                GuardedProcess.StopSignal.TERM,
                GRACE));
    }

    /** Ready when its own health says so; degraded when a check says that something it needs is away. */
    PartState ask() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + address.managementPort() + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? judge(Gateway.JSON.readTree(response.body())) : PartState.STARTING;
    }

    static PartState judge(JsonNode health) {
        for (JsonNode check : health.path("checks")) {
            for (JsonNode value : check.path("data")) {
                if (value.asText().equals("degraded")) {
                    return PartState.DEGRADED;
                }
            }
            if (check.path("data").path("degraded").asBoolean(false)) {
                return PartState.DEGRADED;
            }
        }
        return PartState.READY;
    }

    private List<String> command(ServiceSettings now, Path application) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(service.jvmOptions());
        command.addAll(archives.options(service, application));
        command.add("-Dquarkus.profile=local");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + address.port());
        command.add("-Dquarkus.management.port=" + address.managementPort());
        new TreeMap<>(now.settings()).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR));
        return command;
    }
}
