package dev.ovation.gateway.routing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** What browsers are told to forbid, on every answer. */
@ApplicationScoped
class SecurityHeaders {
    /** The very first, so that refusals carry them too. */
    private static final int ORDER = -6_000;

    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), "
                    + "picture-in-picture=(self), screen-wake-lock=(self), clipboard-write=(self), "
                    + "geolocation=(), payment=(), usb=(), browsing-topics=()";
    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private final ContentPolicy policy;

    SecurityHeaders(ContentPolicy policy) {
        this.policy = policy;
    }

    void add(@Observes Router router) {
        router.route().order(ORDER).handler(this::onHead);
    }

    private void onHead(RoutingContext context) {
        context.addHeadersEndHandler(head -> write(context.request(), context.response()));
        context.next();
    }

    private void write(HttpServerRequest request, HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Permissions-Policy", PERMISSIONS)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Content-Security-Policy", policy.of(request));
        String caching = caching(request.path(), response);
        if (caching != null) {
            response.putHeader("Cache-Control", caching);
        }
    }

    /** Files of the application: those with a hash in their name for ever, its page never without asking. */
    private static @Nullable String caching(@Nullable String path, HttpServerResponse response) {
        if (path == null || path.startsWith("/api/") || response.getStatusCode() >= 300) {
            return null;
        }
        return path.startsWith("/assets/") ? A_YEAR : "no-cache";
    }
}
