package dev.ovation.gift;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers for stream-service, which this service doesn't own: {@code GET /api/streams/{id}} gives what was put there,
 * 404 for anything else, and 500 where {@code silent} was put.
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
                "http://127.0.0.1:" + server.getAddress().getPort(),
                // most tests send faster than people may
                "ovation.limits.gifts.permits",
                "0");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                streams.put(path, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            byte[] stream = streams.get(path);
            int status = stream == null ? 404 : new String(stream).equals("silent") ? 500 : 200;
            byte[] body = stream == null ? new byte[0] : stream;
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
