package dev.ovation.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ovation.contracts.StreamView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers {@code GET /api/streams/{id}} in stream-service's place, or doesn't. */
final class StandInOwner implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ObjectMapper json;
    private final Map<String, StreamView> streams = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile boolean silent;

    StandInOwner(String url, ObjectMapper json) throws IOException {
        this.json = json;
        URI address = URI.create(url);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/api/streams/", this::answer);
        server.start();
    }

    void has(StreamView stream) {
        streams.put(stream.id().toString(), stream);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        asked.add(id);
        if (silent) {
            return; // the line stays open and nothing comes
        }
        StreamView stream = streams.get(id);
        byte[] body = stream == null ? new byte[0] : json.writeValueAsBytes(stream);
        exchange.sendResponseHeaders(stream == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
