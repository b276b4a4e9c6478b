package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.gateway.Attempts;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With replicas that neither take a connection nor refuse it, as those of a machine that is gone. */
class ExchangeTest {
    /** The contract's two seconds, and what a busy machine takes; each silent replica had 0.8 s of its own. */
    private static final Duration LIMIT = Duration.ofMillis(2_400);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> waiting = new ArrayList<>();
    private ServerSocket blackHole;

    /** One whose queue of connections is full: the system answers nobody else. */
    @BeforeEach
    void fill() throws IOException {
        blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InetSocketAddress address = new InetSocketAddress(blackHole.getInetAddress(), blackHole.getLocalPort());
        assertThrows(SocketTimeoutException.class, () -> {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(address, 300);
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        blackHole.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"GET, 4, false", "POST, 4, false", "GET, 3, true"})
    void shouldSayUnavailableInTimeWhenReplicasAreSilent(String method, int blackHoles, boolean mute) throws Exception {
        // Given
        List<URI> replicas = new ArrayList<>();
        for (int i = 0; i < blackHoles; i++) {
            replicas.add(URI.create("http://127.0.0.1:" + blackHole.getLocalPort()));
        }
        if (mute) { // takes the request and never answers
            replicas.add(URI.create("http://127.0.0.1:" + serverOf(request -> {})));
        }
        Attempts.expectOne(number -> {
            int port = gateway(replicas);
            long began = System.nanoTime();
            // When
            int status = ask(port, method);
            // Then
            assertEquals(503, status);
            return Attempts.late(began, LIMIT);
        });
    }

    /** A stall eats the share of time that is the last one's; without shares there is never any for it. */
    @Test
    void shouldReachReplicaThatLivesWhenOthersAreSilent() throws Exception {
        // Given
        URI silent = URI.create("http://127.0.0.1:" + blackHole.getLocalPort());
        URI lives = URI.create("http://127.0.0.1:" + alive());
        Attempts.expectOne(number -> {
            // When
            int status = ask(gateway(List.of(silent, silent, silent, lives)), "POST");
            // Then
            return unlessFine(status);
        });
    }

    /** A gateway that has loaded its classes: the first exchange of a JVM takes its time. */
    private int gateway(List<URI> replicas) throws Exception {
        Map<Backend, List<URI>> addresses =
                Map.of(Backend.CHAT, replicas, Backend.GIFT, List.of(URI.create("http://127.0.0.1:" + alive())));
        ServiceConnections connections =
                new ServiceConnections(vertx, new ServiceAddresses(addresses, System::nanoTime));
        ClientAddress clients = new ClientAddress(List.of());
        int warm = serverOf(request -> new Exchange(Backend.GIFT, connections, clients).run(request));
        Attempts.expectOne(number -> unlessFine(ask(warm, "GET")));
        return serverOf(request -> new Exchange(Backend.CHAT, connections, clients).run(request));
    }

    private static String unlessFine(int status) {
        return status == 200 ? "" : "answered " + status;
    }

    private int alive() throws Exception {
        return serverOf(request -> request.response().end());
    }

    private int ask(int port, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/x"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private int serverOf(Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return server.actualPort();
    }
}
