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
import java.util.Iterator;

/** Opens requests to services. As long as nothing was sent, the next replica may be tried. */
@ApplicationScoped
class ServiceConnections {
    private static final int POOL_PER_REPLICA = 256;
    private static final int MOST_WAITING = 2_000;
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final Duration CONNECT_WITHIN = Duration.ofMillis(800);

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
     * A request that is open and unsent.
     *
     * @param silence after which an open request that gets no data fails with a TimeoutException
     * @return fails where no replica took the connection: nothing was sent then
     */
    Future<HttpClientRequest> open(Backend backend, RequestOptions wanted, Duration silence) {
        return tryNext(addresses.inTurn(backend).iterator(), wanted.setIdleTimeout(silence.toMillis()));
    }

    private Future<HttpClientRequest> tryNext(Iterator<SocketAddress> replicas, RequestOptions wanted) {
        SocketAddress replica = replicas.next();
        RequestOptions options = new RequestOptions(wanted)
                .setServer(replica)
                .setHost(replica.host())
                .setPort(replica.port())
                .setConnectTimeout(CONNECT_WITHIN.toMillis());
        return client.request(options).recover(refusal -> {
            addresses.refused(replica);
            return replicas.hasNext() ? tryNext(replicas, wanted) : Future.failedFuture(refusal);
        });
    }

    @PreDestroy
    void close() {
        client.close().onFailure(ignored -> {});
    }
}
