package dev.ovation.gateway.routing;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sends what belongs to a service to that service, streaming both ways. */
@ApplicationScoped
class ServiceProxy {
    /** After the sockets (1), before the gateway's own resources (20500). */
    private static final int ORDER = 5_000;

    private final ServiceConnections connections;
    private final ClientAddress clients;

    ServiceProxy(ServiceConnections connections, ClientAddress clients) {
        this.connections = connections;
        this.clients = clients;
    }

    void mount(@Observes Router router) {
        router.route("/api/*").order(ORDER).handler(this::route);
    }

    private void route(RoutingContext context) {
        RouteTable.owner(context.request().path())
                .ifPresentOrElse(
                        owner -> new Exchange(owner, connections, clients).run(context.request()), context::next);
    }
}
