package dev.ovation.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces more than the limit, before anything else looks at it (the framework's own refusal has
 * no body). A body without Content-Length is counted by the framework while it streams. Paths that take uploads have
 * the limit of the server, all others the common one.
 */
@ApplicationScoped
class BodyLimit {
    /** After authentication (-200), just before the framework's own limit (-2). */
    private static final int ORDER = -3;
    /** Just after it: there it has written down how much it will let stream. */
    private static final int AFTER_FRAMEWORK = -1;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final long common;
    private final long upload;
    private final Set<String> uploadPaths;

    BodyLimit(
            @ConfigProperty(name = "ovation.http.body-limit") MemorySize common,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize upload,
            @ConfigProperty(name = "ovation.http.upload-paths") Optional<Set<String>> uploadPaths) {
        this.common = Math.min(common.asLongValue(), upload.asLongValue());
        this.upload = upload.asLongValue();
        this.uploadPaths = uploadPaths.orElse(Set.of());
    }

    void route(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
        router.route().order(AFTER_FRAMEWORK).handler(request -> {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
            request.next();
        });
    }

    private long limit(RoutingContext request) {
        return uploadPaths.contains(request.request().path()) ? upload : common;
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length == null || (length.length() <= 18 && Long.parseLong(length) <= limit(request))) {
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
