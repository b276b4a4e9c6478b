package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.httpproxy.ProxyRequest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {
    /** By hand: Java's own client makes one line of several. */
    private static final String REQUEST = """
            GET /api/gifts HTTP/1.1\r
            Host: gateway\r
            Connection: close\r
            X-Forwarded-For: 1.1.1.1\r
            X-Forwarded-For: 198.51.100.7\r
            X-Forwarded-Proto: http\r
            X-Forwarded-Proto: https\r
            X-Forwarded-Host: evil.example\r
            X-Forwarded-Host: live.example.org\r
            \r
            """;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldHandOnWordOfProxyWhenClientSentLinesOfItsOwn() throws Exception {
        assertEquals("198.51.100.7 https live.example.org", handedOn("127.0.0.0/8"));
    }

    @Test
    void shouldHandOnWhatItSeesWhenNoProxyIsTrusted() throws Exception {
        assertEquals("127.0.0.1 http gateway", handedOn("10.0.0.0/8"));
    }

    /** What a service is told of a request whose client sent the first line of each header, and whose proxy the second. */
    private String handedOn(String trusted) throws Exception {
        ClientAddress clients = new ClientAddress(List.of(trusted));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(incoming -> {
                    ProxyRequest request = ProxyRequest.reverseProxy(incoming);
                    ForwardedHeaders.apply(request, clients);
                    incoming.response()
                            .end(String.join(",", request.headers().getAll("X-Forwarded-For")) + " "
                                    + String.join(",", request.headers().getAll("X-Forwarded-Proto")) + " "
                                    + String.join(",", request.headers().getAll("X-Forwarded-Host")));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
