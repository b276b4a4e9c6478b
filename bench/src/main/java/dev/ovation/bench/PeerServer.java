package dev.ovation.bench;

import dev.ovation.bench.sockets.Dialect;
import dev.ovation.bench.sockets.Feed;
import dev.ovation.bench.sockets.TcpFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of {@code bench/peers}, or the floor: gets {@code --port} and {@code --feed}, says {@code ready}, ends at the end
 * of its input.
 */
final class PeerServer implements FanOutServer {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final Path home;
    private final List<String> prepare;
    private final List<String> command;
    private final Dialect dialect;
    private final String path;
    private final int bytes;

    /**
     * @param prepare what builds it; nothing where it is built
     * @param path a room's path, its name for {@code %s}
     * @param bytes of a message
     */
    PeerServer(
            String name,
            Path home,
            List<String> prepare,
            List<String> command,
            Dialect dialect,
            String path,
            int bytes) {
        this.name = name;
        this.home = home;
        this.prepare = prepare;
        this.command = command;
        this.dialect = dialect;
        this.path = path;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        if (prepare.isEmpty()) {
            return;
        }
        if (!Files.isExecutable(Path.of(prepare.get(0)))) {
            throw new Absent("there is no " + home.relativize(Path.of(prepare.get(0))));
        }
        try {
            Commands.run(prepare, Map.of());
        } catch (BenchFailed e) {
            throw new Absent(String.valueOf(e.getMessage()).strip());
        }
    }

    @Override
    public Running start(int rooms) {
        int port = FreePorts.next();
        int feed = FreePorts.next();
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--port", String.valueOf(port), "--feed", String.valueOf(feed)));
        try {
            Path log =
                    Files.createDirectories(home.resolve("bench/target/peers")).resolve(name + ".log");
            Process process =
                    new ProcessBuilder(words).redirectError(log.toFile()).start();
            awaitReady(process, log);
            return new Started(process, port, feed);
        } catch (IOException e) {
            throw new BenchFailed(name + " can't be started: " + e.getMessage(), e);
        }
    }

    private void awaitReady(Process process, Path log) {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                                .readLine());
            } catch (IOException e) {
                return e.toString();
            }
        });
        String line;
        try {
            line = first.get(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line = "interrupted";
        } catch (ExecutionException | TimeoutException e) {
            line = "nothing for " + STARTS_WITHIN;
        }
        if (!line.equals("ready")) {
            process.destroyForcibly();
            throw new BenchFailed(name + " did not say ready but: " + line + "; see " + log);
        }
    }

    private final class Started implements Running {
        private final Process process;
        private final int port;
        private final int feed;

        Started(Process process, int port, int feed) {
            this.process = process;
            this.port = port;
            this.feed = feed;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public String path(int room, int viewer) {
            return path.formatted(TcpFeed.roomName(room));
        }

        @Override
        public Feed feed() {
            return new TcpFeed(feed, bytes);
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public Map<String, Long> beside() {
            return Map.of();
        }

        @Override
        public Set<Long> processes() {
            return Set.of(process.pid());
        }

        @Override
        public void close() {
            try {
                process.getOutputStream().close();
                if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (IOException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
