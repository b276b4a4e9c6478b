package dev.ovation.gateway.live;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gateway.routing.ProblemAnswer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an upgrade before anybody reads its token: is our subprotocol offered, and did a browser, which can't set
 * headers, put its token beside it? Then the token becomes the header it stands for, and no other header can.
 */
@ApplicationScoped
class SocketDoor {
    static final String PROTOCOL = "ovation.v1";
    static final String PATH = "/api/streams/:id/events";

    /** After path and origin (-5000), before authentication (-200). */
    private static final int ORDER = -4_900;

    private static final String CARRIER = "quarkus-http-upgrade#";
    private static final String BEARER_CARRIER = CARRIER + "Authorization#Bearer ";
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String KEY = "Sec-WebSocket-Key";

    void stand(@Observes Router router) {
        router.route(PATH).order(ORDER).handler(this::look);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addHeadersEndHandler(head -> nameRefusal(context));
        if (!isUpgrade(request)) {
            request.headers().remove(KEY); // what looks half like a socket is the check without one
            context.next();
            return;
        }
        List<String> offered = offered(request);
        request.headers().set(PROTOCOLS, PROTOCOL);
        try {
            if (!offered.contains(PROTOCOL)) {
                throw Problem.of(ProblemType.SUBPROTOCOL_REQUIRED);
            }
            String bearer = carried(offered);
            if (bearer != null && request.getHeader("Authorization") == null) {
                request.headers().set("Authorization", bearer);
            }
        } catch (Problem problem) {
            ProblemAnswer.send(request, problem);
            return;
        }
        context.next();
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && request.getHeader(KEY) != null
                && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && "13".equals(request.getHeader("Sec-WebSocket-Version"));
    }

    private static List<String> offered(HttpServerRequest request) {
        return Arrays.stream(
                        String.join(",", request.headers().getAll(PROTOCOLS)).split(",", -1))
                .map(String::strip)
                .toList();
    }

    /** The Authorization header a browser carries as a subprotocol; null where it carries none. */
    private static @Nullable String carried(List<String> offered) {
        for (String protocol : offered) {
            String text = decoded(protocol);
            if (text.startsWith(BEARER_CARRIER)) {
                return text.substring(BEARER_CARRIER.length() - "Bearer ".length());
            }
            if (text.startsWith(CARRIER)) {
                throw invalid();
            }
        }
        return null;
    }

    private static String decoded(String protocol) {
        try {
            return URLDecoder.decode(protocol, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(ProblemType.INVALID_TOKEN).header("WWW-Authenticate", "Bearer");
    }

    /** Authentication and the device's check answer by themselves; on this path their problem is named as well. */
    private static void nameRefusal(RoutingContext context) {
        if (context.response().headers().contains(ProblemAnswer.HEADER)) {
            return;
        }
        ProblemType type = switch (context.response().getStatusCode()) {
            case 401 -> ProblemType.INVALID_TOKEN;
            case 400 -> ProblemType.DEVICE_INVALID;
            default -> null;
        };
        if (type != null) {
            context.response().putHeader(ProblemAnswer.HEADER, type.slug());
        }
    }
}
