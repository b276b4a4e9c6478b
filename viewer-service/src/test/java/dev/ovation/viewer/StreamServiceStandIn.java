package dev.ovation.viewer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers for stream-service, which this service doesn't own: {@code GET /api/streams/{id}} gives what was put there
 * ({@code silent} is a 500), and 404 for anything else.
 */
public class StreamServiceStandIn implements QuarkusTestResourceLifecycleManager {
    private final Map<String, byte[]> streams = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "ovation.stream-directory.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                streams.put(path, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            byte[] stream = streams.getOrDefault(path, new byte[0]);
            int status = stream.length == 0 ? 404 : new String(stream).equals("silent") ? 500 : 200;
            exchange.sendResponseHeaders(status, stream.length == 0 ? -1 : stream.length);
            exchange.getResponseBody().write(stream);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
