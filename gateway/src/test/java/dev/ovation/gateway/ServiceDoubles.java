package dev.ovation.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Stands for the four services behind the gateway, each of which lives elsewhere. Tests tell it over HTTP what to
 * answer ({@link Doubles}), since the class loaders of tests and resources differ; what was not told is echoed.
 */
public final class ServiceDoubles implements QuarkusTestResourceLifecycleManager {
    static final String CONTROL = "/double/answers";
    static final String LOG = "/double/log";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private HttpServer server;

    record Answer(int status, long delayMillis, byte[] body) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("test.doubles", url);
        List.of("stream", "chat", "gift", "viewer")
                .forEach(name -> settings.put("ovation.gateway.services." + name, url));
        return settings;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.startsWith(CONTROL)) {
            control(exchange, path.substring(CONTROL.length()), body);
        } else if (path.equals(LOG)) {
            send(exchange, 200, String.join("\n", log).getBytes(StandardCharsets.UTF_8));
        } else {
            answer(exchange, path, body);
        }
    }

    private void control(HttpExchange exchange, String path, byte[] body) throws IOException {
        String status = exchange.getRequestHeaders().getFirst("X-Status");
        String delay = exchange.getRequestHeaders().getFirst("X-Delay");
        answers.put(path, new Answer(Integer.parseInt(status), Long.parseLong(delay), body));
        send(exchange, 204, new byte[0]);
    }

    private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(body, StandardCharsets.UTF_8));
        Answer answer = answers.get(path);
        if (path.startsWith("/internal/gateways/") && answer == null) {
            send(exchange, 204, new byte[0]);
            return;
        }
        if (answer != null) {
            LockSupport.parkNanos(answer.delayMillis() * 1_000_000);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            send(exchange, answer.status(), answer.body());
            return;
        }
        exchange.getResponseHeaders().add("Server", "secret/1.0");
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        send(exchange, 200, echo(exchange, body).getBytes(StandardCharsets.UTF_8));
    }

    private static String echo(HttpExchange exchange, byte[] body) {
        String headers = exchange.getRequestHeaders().entrySet().stream()
                .map(header -> header.getKey().toLowerCase() + ": " + String.join("|", header.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return exchange.getRequestMethod() + " " + exchange.getRequestURI() + " body=" + body.length + "\n" + headers;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
