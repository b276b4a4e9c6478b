package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A viewer that follows the protocol page alone: keeps the position, comes back with it, drops ids it has seen. Its log
 * is built from frames only.
 */
final class WatchingSocket implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "reconnect");
        thread.setDaemon(true);
        return thread;
    });

    private final URI address;
    private final String device = UUID.randomUUID().toString();
    private final List<JsonNode> log = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Boolean> recoveries = new ArrayList<>();
    private @Nullable String position;
    private @Nullable WebSocket socket;
    private boolean closed;
    private int closeCode;

    WatchingSocket(URI gateway, UUID stream) {
        this.address = URI.create(
                gateway.toString().replaceFirst("^http", "ws") + "/api/streams/" + stream + "/events?device=" + device);
        connect();
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        URI target = position == null ? address : URI.create(address + "&position=" + position);
        HTTP.newWebSocketBuilder()
                .subprotocols("ovation.v1")
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(target, new Frames())
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        comeBack();
                    }
                });
    }

    private synchronized void comeBack() {
        if (!closed) {
            CLOCK.schedule(this::connect, ThreadLocalRandom.current().nextInt(100, 1500), TimeUnit.MILLISECONDS);
        }
    }

    /** Ids of the events of one topic in the order they came, each once. {@code prefix} is for example "chat:". */
    synchronized List<String> ids(String prefix) {
        return log.stream()
                .filter(e -> e.path("type").asText().startsWith(prefix))
                .map(e -> e.path("id").asText())
                .toList();
    }

    synchronized long coinsOfEndedCombos() {
        return log.stream()
                .filter(e -> e.path("type").asText().equals("combo:ended"))
                .mapToLong(e -> e.at("/data/comboCoins").asLong())
                .sum();
    }

    synchronized List<JsonNode> events() {
        return List.copyOf(log);
    }

    /** What each welcome after a reconnection said of it. */
    synchronized List<Boolean> recoveries() {
        return List.copyOf(recoveries);
    }

    synchronized boolean welcomed() {
        return position != null;
    }

    synchronized int closeCode() {
        return closeCode;
    }

    private synchronized void frame(String text) {
        try {
            JsonNode frame = JSON.readTree(text);
            position = frame.path("position").asText();
            if (frame.path("type").asText().equals("welcome")
                    && !frame.path("recovered").isNull()) {
                recoveries.add(frame.path("recovered").asBoolean());
            }
            for (JsonNode event : frame.path("events")) {
                if (seen.add(event.path("type").asText() + event.path("id").asText())) {
                    log.add(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (WatchingSocket.this) {
                socket = opened;
            }
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frame(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            synchronized (WatchingSocket.this) {
                closeCode = code;
            }
            if (code != 4410) {
                comeBack();
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            comeBack();
        }
    }
}
