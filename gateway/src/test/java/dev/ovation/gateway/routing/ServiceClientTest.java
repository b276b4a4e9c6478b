package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
    /** Much longer than a machine stalls: an answer that is lost does not come in that time either. */
    private static final Duration WITHIN = Duration.ofSeconds(20);
    /** Long enough for an answer over loopback to come and be over. */
    private static final Duration STALL = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx();

    /** Its caller's thread is put aside after each step it adds, as a busy machine does it now and then. */
    private final class StalledConnections extends ServiceConnections {
        private final int port;

        @SuppressWarnings("NullAway") // addresses are not asked
        StalledConnections(int port) {
            super(vertx, null);
            this.port = port;
        }

        @Override
        @SuppressWarnings("unchecked")
        Future<HttpClientRequest> open(Backend backend, RequestOptions wanted, TimeLeft time) {
            Future<HttpClientRequest> opened =
                    client().request(wanted.setHost("127.0.0.1").setPort(port));
            return (Future<HttpClientRequest>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Future.class}, (proxy, method, arguments) -> {
                        Object next = method.invoke(opened, arguments);
                        LockSupport.parkNanos(STALL.toNanos());
                        return next;
                    });
        }
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldHearAnswerWhenCallerIsSlowerThanIt() {
        // Given
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(204).end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ServiceClient services = new ServiceClient(new StalledConnections(server.actualPort()));
        // When
        ServiceClient.Answer answer = services.put(Backend.VIEWER, "/", Map.of(), Buffer.buffer("{}"), WITHIN)
                .await()
                .atMost(WITHIN.plusSeconds(1));
        // Then
        assertEquals(204, answer.status());
    }
}
