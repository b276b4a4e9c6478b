package dev.ovation.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** A socket as a client has it, remembering every frame. */
public final class Socket {
    private static final Vertx VERTX = Vertx.vertx();
    private static final WebSocketClient CLIENT = VERTX.createWebSocketClient(new WebSocketClientOptions()
            .setMaxFrameSize(1 << 20)
            .setMaxMessageSize(1 << 22)
            .setMaxConnections(4_000));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final WebSocket socket;
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private Socket(WebSocket socket) {
        this.socket = socket;
    }

    /** How a socket is asked for. */
    public static final class Knock {
        private final WebSocketConnectOptions options = new WebSocketConnectOptions();
        private final List<String> query = new ArrayList<>();
        private final String stream;

        private Knock(String stream) {
            this.stream = stream;
            options.setAllowOriginHeader(false)
                    .setHost("127.0.0.1")
                    .setPort(port())
                    .addSubProtocol("ovation.v1")
                    .setTimeout(10_000);
        }

        public Knock bearer(String token) {
            options.addHeader("Authorization", "Bearer " + token);
            return this;
        }

        /** As browsers do it. */
        public Knock carrying(String token) {
            String carrier = "quarkus-http-upgrade#Authorization#Bearer " + token;
            options.addSubProtocol(
                    URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20"));
            return this;
        }

        public Knock subprotocols(String... names) {
            options.setSubProtocols(new ArrayList<>(List.of(names)));
            return this;
        }

        public Knock header(String name, String value) {
            options.setAllowOriginHeader(name.equals("Origin")); // else the client removes it even if given
            options.addHeader(name, value);
            return this;
        }

        public Knock query(String name, String value) {
            query.add(name + "=" + value);
            return this;
        }

        public Knock position(String position) {
            return query("position", position);
        }

        /**
         * Opens it; a gateway that still reads what was there before it is given its time, and so is stream-service, whose
         * answer a busy machine can delay past its half second.
         */
        public Socket open() {
            return open(Set.of("gateway-unavailable", "stream-unavailable"));
        }

        private Socket open(Set<String> passing) {
            options.setURI(
                    "/api/streams/" + stream + "/events" + (query.isEmpty() ? "" : "?" + String.join("&", query)));
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (true) {
                try {
                    return connect();
                } catch (Refused e) {
                    if (!passing.contains(e.refusal.slug()) || System.nanoTime() > deadline) {
                        throw e;
                    }
                    LockSupport.parkNanos(AGAIN.toNanos());
                }
            }
        }

        private Socket connect() {
            CompletableFuture<Socket> opened = new CompletableFuture<>();
            CLIENT.connect(options).onComplete(result -> {
                if (result.failed()) {
                    opened.completeExceptionally(result.cause());
                    return;
                }
                Socket socket = new Socket(result.result());
                result.result().textMessageHandler(text -> socket.frames.add(parse(text)));
                result.result().closeHandler(end -> socket.closed = true);
                opened.complete(socket);
            });
            return get(opened);
        }

        /** Opens it, expecting to be refused. */
        public Refusal refused() {
            try {
                open(Set.of("gateway-unavailable"));
            } catch (Refused e) {
                return e.refusal;
            }
            throw new AssertionError("the socket was not refused");
        }
    }

    /** What a refused upgrade was told. */
    public record Refusal(int status, MultiMap headers, JsonNode body) {
        public String slug() {
            return headers.get("Ovation-Problem");
        }
    }

    static final class Refused extends RuntimeException {
        private final Refusal refusal;

        Refusal refusal() {
            return refusal;
        }

        private Refused(UpgradeRejectedException e) {
            super(e);
            Buffer body = e.getBody();
            refusal = new Refusal(
                    e.getStatus(),
                    e.getHeaders(),
                    body == null || body.length() == 0 ? JSON.nullNode() : parse(body.toString()));
        }
    }

    public static Knock at(UUID stream) {
        return new Knock(stream.toString());
    }

    public static Knock at(String stream) {
        return new Knock(stream);
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class) == 0
                ? Integer.parseInt(System.getProperty("test.gateway.port", "0"))
                : ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    public JsonNode welcome() {
        Awaitility.await().atMost(LIMIT).until(() -> !frames.isEmpty());
        return frames.get(0);
    }

    public List<JsonNode> frames() {
        return frames;
    }

    public String position() {
        welcome();
        return frames.get(frames.size() - 1).get("position").asText();
    }

    /** Ids of all events so far, in the order they came. */
    public List<String> ids() {
        return events().stream().map(event -> event.get("id").asText()).toList();
    }

    public List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        frames.forEach(frame -> frame.path("events").forEach(events::add));
        return events;
    }

    public Socket awaitEvents(int count) {
        // looks often: a test that waits for each of many frames is not to take long by that
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> events().size() >= count);
        return this;
    }

    public int closeCode() {
        Awaitility.await().atMost(LIMIT).until(() -> closed);
        return socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode();
    }

    public String closeReason() {
        closeCode();
        return socket.closeReason();
    }

    public boolean isClosed() {
        return closed;
    }

    public WebSocket raw() {
        return socket;
    }

    public void close() {
        socket.close();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpgradeRejectedException refusal) {
                throw new Refused(refusal);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
