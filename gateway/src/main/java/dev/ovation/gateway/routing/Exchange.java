package dev.ovation.gateway.routing;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and back, with the contract's three outcomes of a service that is away: nothing
 * was sent: 503; a write was sent and not answered: 504, since it may have happened; a read: repeated once within its
 * two seconds, then 503. Lives on the request's event loop.
 */
final class Exchange implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final Duration WRITE = Duration.ofMillis(2_000);
    private static final Duration UPLOAD = Duration.ofSeconds(10);
    /** A read's in all; a write's until it is sent. */
    private static final Duration ALL = Duration.ofMillis(1_900);

    private static final long FIRST_READ_MILLIS = 1_000;
    private static final long WORTH_REPEATING_MILLIS = 100;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Backend backend;
    private final ServiceConnections connections;
    private final ClientAddress clients;
    private final TimeLeft time = new TimeLeft(ALL);
    private boolean sent;
    private int attempts;

    Exchange(Backend backend, ServiceConnections connections, ClientAddress clients) {
        this.backend = backend;
        this.connections = connections;
        this.clients = clients;
    }

    void run(HttpServerRequest request) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), connections.client())
                .origin(context -> connect(request))
                .addInterceptor(this)
                .handle(request);
    }

    private Future<HttpClientRequest> connect(HttpServerRequest request) {
        sent = false;
        attempts++;
        return connections.open(backend, new RequestOptions(), time).map(open -> {
            sent = true;
            return open.idleTimeout(silenceMillis(request));
        });
    }

    /** How long nothing may come from now on, when the connection is there. */
    private long silenceMillis(HttpServerRequest request) {
        if (!isRead(request)) {
            return (BodyLimits.isUpload(request.path()) ? UPLOAD : WRITE).toMillis();
        }
        long left = Math.max(1, time.millis()); // none at all would be no limit
        return attempts == 1 ? Math.min(FIRST_READ_MILLIS, left) : left;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest incoming = request.proxiedRequest();
        ForwardedHeaders.apply(request, clients);
        if (isRead(incoming)) {
            return read(context, incoming);
        }
        CountedBody body = new CountedBody(request.getBody().stream(), BodyLimits.of(incoming.path()));
        request.setBody(Body.body(body, request.getBody().length()));
        return context.sendRequest().recover(failure -> Future.succeededFuture(refuse(request, failure, body)));
    }

    /** The incoming body of a read is nothing anybody waits for; each attempt has an empty one of its own. */
    private Future<ProxyResponse> read(ProxyContext context, HttpServerRequest incoming) {
        incoming.resume();
        ProxyRequest request = context.request();
        request.setBody(Body.body(Buffer.buffer()));
        return context.sendRequest()
                .recover(failure -> {
                    if (!sent || time.millis() < WORTH_REPEATING_MILLIS) {
                        return Future.failedFuture(failure); // all replicas refused, or there is no time left
                    }
                    request.setBody(Body.body(Buffer.buffer()));
                    return context.sendRequest();
                })
                .recover(failure -> Future.succeededFuture(refuse(request, failure, null)));
    }

    private ProxyResponse refuse(ProxyRequest request, Throwable failure, @Nullable CountedBody body) {
        HttpServerRequest incoming = request.proxiedRequest();
        boolean tooLarge = body != null && body.isOver();
        Problem problem = tooLarge
                ? Problem.of(ProblemType.BODY_TOO_LARGE).header("Connection", "close")
                : sent && !isRead(incoming) ? Problem.of(ProblemType.OUTCOME_UNKNOWN) : unavailable();
        if (!tooLarge) {
            LOG.debugf("%s %s: %s", backend.serviceName(), problem.type().slug(), failure.toString());
        }
        ProxyResponse answer =
                request.release().response().setStatusCode(problem.type().status());
        problem.headers().forEach(answer::putHeader);
        return answer.putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader(ProblemAnswer.HEADER, problem.type().slug())
                .setBody(Body.body(ProblemAnswer.body(problem, incoming.path())));
    }

    private Problem unavailable() {
        return Problem.of(backend.unavailable()).header("Retry-After", RETRY_AFTER_SECONDS);
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        context.response().headers().remove("Server");
        return context.sendResponse();
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }
}
