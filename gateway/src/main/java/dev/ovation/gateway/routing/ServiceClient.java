package dev.ovation.gateway.routing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** What the gateway itself asks of the services. Never blocks; each answer or failure comes within the given time. */
@ApplicationScoped
public class ServiceClient {
    private final ServiceConnections connections;

    ServiceClient(ServiceConnections connections) {
        this.connections = connections;
    }

    /** An answer of any status. */
    public record Answer(int status, Buffer body) {}

    /** Reads a path as nobody in particular. */
    public Uni<Answer> get(Backend backend, String path, Duration within) {
        return ask(backend, new RequestOptions().setMethod(HttpMethod.GET).setURI(path), Buffer.buffer(), within);
    }

    /** Puts JSON. */
    public Uni<Answer> put(Backend backend, String path, Map<String, String> headers, Buffer json, Duration within) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setURI(path)
                .putHeader("Content-Type", "application/json");
        headers.forEach(request::putHeader);
        return ask(backend, request, json, within);
    }

    private Uni<Answer> ask(Backend backend, RequestOptions request, Buffer body, Duration within) {
        return Uni.createFrom()
                .completionStage(() -> connections
                        .open(backend, request, new TimeLeft(within))
                        .compose(open -> {
                            open.idleTimeout(within.toMillis());
                            return whole(body.length() == 0 ? open.send() : open.send(body));
                        })
                        .toCompletionStage())
                .ifNoItem()
                .after(within)
                .fail();
    }

    /**
     * In one step on the request's own loop: whoever asks for a body after its end, as another thread might, waits for
     * ever.
     */
    private static Future<Answer> whole(Future<HttpClientResponse> sent) {
        return sent.compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
    }
}
