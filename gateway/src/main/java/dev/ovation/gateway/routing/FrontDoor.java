package dev.ovation.gateway.routing;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every request before anybody reads its token: a plain path, an allowed origin, a body of bearable
 * size. Preflights end here.
 */
@ApplicationScoped
class FrontDoor {
    /** Long before authentication (-200). */
    private static final int ORDER = -5_000;

    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, Ovation-Device";
    private static final String EXPOSED = "Location, Retry-After, Idempotent-Replayed, ETag, Ovation-Device";
    private static final String PREFLIGHT_SECONDS = "3600";

    private final AllowedOrigins origins;

    FrontDoor(AllowedOrigins origins) {
        this.origins = origins;
    }

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::judge);
    }

    private void judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        Problem refusal = refusal(request);
        if (refusal != null) {
            ProblemAnswer.send(request, refusal);
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            // set when the head is written: the answer of a service must not add or change what we say here
            context.addHeadersEndHandler(head -> allow(context.response(), origin));
        }
        if (isPreflight(request)) {
            preflight(context.response());
        } else {
            context.next();
        }
    }

    private @Nullable Problem refusal(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !PathRules.isPlain(path)) {
            return Problem.of(ProblemType.BAD_PATH);
        }
        if (!origins.permits(request.getHeader("Origin"))) {
            return Problem.of(ProblemType.ORIGIN_NOT_ALLOWED);
        }
        if (BodyLimits.announcesTooMuch(request.getHeader("Content-Length"), path)) {
            return Problem.of(ProblemType.BODY_TOO_LARGE).header("Connection", "close");
        }
        // "/internal" is between services; saying less than "nothing here" would be saying something
        return path.equals("/internal") || path.startsWith("/internal/") ? Problem.of(ProblemType.NOT_FOUND) : null;
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void allow(HttpServerResponse response, String origin) {
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", EXPOSED)
                .putHeader("Vary", "Origin");
    }

    private static void preflight(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .putHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS)
                .end()
                .onFailure(gone -> response.close());
    }
}
