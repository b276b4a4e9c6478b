package dev.ovation.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces more than the limit, before anything else looks at it (the framework's own refusal has
 * no body). A body without Content-Length is counted by the framework while it streams.
 */
@ApplicationScoped
class BodyLimit {
    /** After authentication (-200), just before the framework's own limit (-2). */
    private static final int ORDER = -3;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void route(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length == null || (length.length() <= 18 && Long.parseLong(length) <= most)) {
            request.next();
            return;
        }
        Problem problem = Problem.of(ProblemType.BODY_TOO_LARGE);
        request.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(JSON.valueToTree(problem.body(request.request().path())).toString())
                .onComplete(sent -> request.request().connection().close());
    }
}
