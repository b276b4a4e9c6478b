package dev.ovation.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Opens requests to services. As long as nothing was sent, the next replica may be tried. */
@ApplicationScoped
class ServiceConnections {
    private static final int POOL_PER_REPLICA = 256;
    private static final int MOST_WAITING = 2_000;
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final Duration MOST_TO_CONNECT = Duration.ofMillis(800);

    private final HttpClient client;
    private final ServiceAddresses addresses;

    ServiceConnections(Vertx vertx, ServiceAddresses addresses) {
        this.addresses = addresses;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(POOL_PER_REPLICA)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false));
    }

    HttpClient client() {
        return client;
    }

    /**
     * A request that is open and unsent, without a limit on its silence. Replicas that do not even refuse share the time.
     *
     * @return fails within the time where no replica took the connection: nothing was sent then
     */
    Future<HttpClientRequest> open(Backend backend, RequestOptions wanted, TimeLeft time) {
        return tryNext(new ArrayDeque<>(addresses.inTurn(backend)), wanted, time);
    }

    private Future<HttpClientRequest> tryNext(Queue<SocketAddress> replicas, RequestOptions wanted, TimeLeft time) {
        long share = time.millis() / replicas.size();
        SocketAddress replica = replicas.remove();
        RequestOptions options = new RequestOptions(wanted)
                .setServer(replica)
                .setHost(replica.host())
                .setPort(replica.port())
                .setConnectTimeout(Math.max(1, Math.min(MOST_TO_CONNECT.toMillis(), share)));
        return client.request(options).recover(refusal -> {
            addresses.refused(replica);
            return replicas.isEmpty() || time.millis() == 0
                    ? Future.failedFuture(refusal)
                    : tryNext(replicas, wanted, time);
        });
    }

    @PreDestroy
    void close() {
        client.close().onFailure(ignored -> {});
    }
}
