package dev.ovation.gateway.frontpage;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The application's pages have addresses of their own and one file: whoever asks for a page is given that file. */
@ApplicationScoped
class PageRoutes {
    /** After the services' routes (5000), before files and resources. */
    private static final int ORDER = 6_000;

    private static final List<String> NO_PAGES = List.of("/api", "/problems", "/internal", "/q");

    void mount(@Observes Router router) {
        router.route().order(ORDER).handler(PageRoutes::route);
    }

    private static void route(RoutingContext context) {
        HttpMethod method = context.request().method();
        boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (read && isPage(context.request().path())) {
            context.reroute("/");
        } else {
            context.next();
        }
    }

    /** A page's last segment has no dot; a file's has. */
    static boolean isPage(String path) {
        return !path.equals("/")
                && path.indexOf('.', path.lastIndexOf('/')) < 0
                && NO_PAGES.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
