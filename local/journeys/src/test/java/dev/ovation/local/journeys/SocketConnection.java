package dev.ovation.local.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** One connection of a viewer's socket, from its handshake to its end; coming back is its owner's affair. */
final class SocketConnection {
    /** For pauses between connections, and what else a socket does at its time. */
    static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sockets-clock");
        thread.setDaemon(true);
        return thread;
    });

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The end of a connection that nobody closed in order. */
    static final int BROKEN = 1006;

    /** Hears of it, one call at a time for each connection, on threads of the HTTP client. */
    interface Owner {
        void opened(SocketConnection connection);

        void frame(SocketConnection from, JsonNode frame);

        /** @param code the server's, or {@link #BROKEN} */
        void over(SocketConnection connection, int code);

        /** @param status of the answer that refused the handshake; 0 where none came */
        void refused(SocketConnection connection, int status);
    }

    private final URI address;
    private final Owner owner;
    private @Nullable WebSocket socket;
    private boolean aborted;

    SocketConnection(URI gateway, UUID stream, String device, @Nullable String position, Owner owner) {
        this.address = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/api/streams/" + stream
                + "/events?device=" + device + (position == null ? "" : "&position=" + position));
        this.owner = owner;
    }

    /** Begins the handshake; nothing waits for it, but a refusal may be told before this returns. */
    void open() {
        HTTP.newWebSocketBuilder()
                .subprotocols("ovation.v1")
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(address, new Frames())
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        owner.refused(this, status(failure));
                    }
                });
    }

    private static int status(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : 0;
    }

    /** Cuts it as a tunnel would, without a close frame. */
    synchronized void abort() {
        aborted = true;
        if (socket != null) {
            socket.abort();
        }
    }

    private synchronized void is(WebSocket opened) {
        socket = opened;
        if (aborted) {
            opened.abort();
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            is(opened);
            owner.opened(SocketConnection.this);
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                owner.frame(SocketConnection.this, parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            owner.over(SocketConnection.this, code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            owner.over(SocketConnection.this, BROKEN);
        }

        private static JsonNode parse(String text) {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
