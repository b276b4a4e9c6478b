package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A viewer that follows the protocol page alone: keeps the position, comes back with it, drops ids it has seen. Its log
 * is built from frames only.
 */
final class WatchingSocket implements SocketConnection.Owner, AutoCloseable {
    private static final int STREAM_ENDED = 4410;

    private final URI gateway;
    private final UUID stream;
    private final String device = UUID.randomUUID().toString();
    private final List<JsonNode> log = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Boolean> recoveries = new ArrayList<>();
    private @Nullable String position;
    private @Nullable SocketConnection connection;
    private boolean closed;
    private int closeCode;

    WatchingSocket(URI gateway, UUID stream) {
        this.gateway = gateway;
        this.stream = stream;
        connect();
    }

    private synchronized void connect() {
        if (!closed) {
            connection = new SocketConnection(gateway, stream, device, position, this);
            connection.open();
        }
    }

    private synchronized void comeBack() {
        if (!closed) {
            SocketConnection.CLOCK.schedule(
                    this::connect, ThreadLocalRandom.current().nextInt(100, 1500), TimeUnit.MILLISECONDS);
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

    @Override
    public void opened(SocketConnection opened) {
        // the welcome follows
    }

    @Override
    public synchronized void frame(SocketConnection from, JsonNode frame) {
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
    }

    @Override
    public synchronized void over(SocketConnection ended, int code) {
        if (code != SocketConnection.BROKEN) {
            closeCode = code;
        }
        if (code != STREAM_ENDED) {
            comeBack();
        }
    }

    @Override
    public void refused(SocketConnection refused, int status) {
        comeBack();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.abort();
        }
    }
}
