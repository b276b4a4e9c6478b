package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** One suite in an empty state folder, started by {@code ./ovation up} and stopped with everything it started. */
final class Suite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PURCHASE_SECRET = "only-for-journeys-0123456789-abcdef";

    private static final Duration START = Duration.ofMinutes(4);

    private final Path state;
    private final int port;
    private final List<String> options;
    private final Map<String, String> settings;
    private Process up;

    /** One running part, as {@code status --json} tells it. */
    record Part(String name, int instance, long pid, int port, String state) {
        URI address() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    private Suite(Path state, int port, List<String> options, Map<String, String> settings) throws IOException {
        this.state = state;
        this.port = port;
        this.options = options;
        this.settings = settings;
        this.up = launch();
    }

    static Suite start(String... options) {
        return start(Map.of(), options);
    }

    /** With settings of one's own beside those of all journeys, as the environment names them. */
    static Suite start(Map<String, String> settings, String... options) {
        try {
            Suite suite =
                    new Suite(Files.createTempDirectory("ovation-journey-"), freePort(), List.of(options), settings);
            suite.awaitReady();
            return suite;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that several journeys use: it stops with the tests' process. */
    static Suite startShared(Map<String, String> settings, String... options) {
        Suite suite = start(settings, options);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
        return suite;
    }

    /** The launcher's own end by kill -9; its parts are on their own then. */
    void crashLauncher() {
        up.destroyForcibly().onExit().join();
    }

    /** The next start in the same folder and on the same port; what it printed until it was ready. */
    String startAgain() {
        try {
            up = launch();
            return awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM to the launcher, and its status when it has gone. */
    int stop() {
        up.destroy();
        return up.onExit().orTimeout(90, TimeUnit.SECONDS).join().exitValue();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of("up", "--port", Integer.toString(port), "--build", "never"));
        command.addAll(options);
        ProcessBuilder builder = command(command).redirectErrorStream(true);
        builder.environment().put("OVATION_LIMITS_MESSAGES_PERMITS", "0"); // load, not limits, is tested here
        builder.environment().put("OVATION_LIMITS_STREAM_MESSAGES_PERMITS", "0"); // repeats come in bursts
        builder.environment().put("OVATION_LIMITS_GIFTS_PERMITS", "0");
        builder.environment().put("OVATION_LIMITS_STREAM_CREATION_PERMITS", "0");
        builder.environment().put("OVATION_GIFT_PURCHASE_SECRET", PURCHASE_SECRET);
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** {@code ./ovation} with these words, for this suite's state folder unless they name another. */
    ProcessBuilder command(List<String> words) {
        List<String> command =
                new ArrayList<>(List.of(Project.HOME.resolve("ovation").toString()));
        command.addAll(words);
        if (!words.contains("--state")) {
            command.addAll(List.of("--state", state.toString()));
        }
        return new ProcessBuilder(command);
    }

    int port() {
        return port;
    }

    private String awaitReady() {
        StringBuilder seen = new StringBuilder();
        CompletableFuture<Void> ready = CompletableFuture.runAsync(() -> {
            BufferedReader lines = up.inputReader();
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    seen.append(line).append('\n');
                    if (line.startsWith("Ready: ")) {
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("./ovation up ended:\n" + seen);
        });
        try {
            ready.get(START.toSeconds(), TimeUnit.SECONDS);
            drain(up);
            return seen.toString();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("not ready:\n" + seen, e);
        }
    }

    /** Reads on, so that the suite is never held up by a full pipe. */
    private static void drain(Process up) {
        Thread drain = new Thread(
                () -> {
                    try {
                        up.inputReader().transferTo(Writer.nullWriter());
                    } catch (IOException closed) {
                        // the suite was stopped
                    }
                },
                "drain");
        drain.setDaemon(true);
        drain.start();
    }

    /** What {@code ./ovation status --json} prints. */
    JsonNode status() {
        try {
            Process asked = command(List.of("status", "--json")).start();
            JsonNode answer = JSON.readTree(asked.getInputStream());
            asked.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Part> parts() {
        return parts(status());
    }

    private static List<Part> parts(JsonNode told) {
        return StreamSupport.stream(told.path("parts").spliterator(), false)
                .map(p -> new Part(
                        p.path("name").asText(),
                        p.path("instance").asInt(),
                        p.path("pid").asLong(),
                        p.path("port").asInt(),
                        p.path("state").asText()))
                .toList();
    }

    List<Part> parts(String name) {
        return parts().stream().filter(p -> p.name().equals(name)).toList();
    }

    /** The state folder: keys, settings, logs. */
    Path state() {
        return state;
    }

    /** The public addresses, one a gateway. */
    List<URI> gateways() {
        return parts("gateway").stream().map(Part::address).toList();
    }

    /** The gateway at this address. */
    Part gateway(URI address) {
        return parts("gateway").stream()
                .filter(part -> part.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** kill -9, as a crash would. */
    void kill(Part part) {
        ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly();
    }

    /** Asks the part to go, as an orchestrator does; the launcher puts another in its place. */
    void terminate(Part part) {
        ProcessHandle.of(part.pid()).orElseThrow().destroy();
    }

    private static boolean isReadyAgain(JsonNode told, Part was) {
        return parts(told).stream()
                .anyMatch(part -> part.name().equals(was.name())
                        && part.instance() == was.instance()
                        && part.pid() != was.pid()
                        && part.state().equals("ready"));
    }

    /** Kills the part and waits until the launcher has it ready under another process id. Gives how long that took. */
    Duration crash(Part part) {
        long begun = System.nanoTime();
        kill(part);
        awaitReadyAgain(part);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until a killed part is ready under another process id. */
    void awaitReadyAgain(Part part) {
        // What `status --json` prints is this file: asking for it each time would take half a second of a core away.
        Awaitility.await(part.name() + " is ready again")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions() // the file is being replaced
                .until(() ->
                        isReadyAgain(JSON.readTree(state.resolve("status.json").toFile()), part));
    }

    @Override
    public void close() {
        try {
            up.destroy();
            if (!up.waitFor(60, TimeUnit.SECONDS)) {
                up.destroyForcibly();
            }
            keepLogs();
            try (Stream<Path> files = Files.walk(state)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For whoever asks why a journey failed. */
    private void keepLogs() throws IOException {
        Path logs = state.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return;
        }
        Path kept = Files.createDirectories(
                Project.HOME.resolve("local/journeys/target/logs").resolve(state.getFileName()));
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
