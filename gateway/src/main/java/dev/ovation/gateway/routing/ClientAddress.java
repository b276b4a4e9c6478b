package dev.ovation.gateway.routing;

import dev.ovation.gateway.GatewayConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request really comes from: X-Forwarded-For is read only where a configured proxy wrote it. */
@ApplicationScoped
public class ClientAddress {
    private final Set<String> proxies;

    @Inject
    ClientAddress(GatewayConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    ClientAddress(List<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /** The nearest address that is not one of our proxies. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    String of(String remote, @Nullable String forwardedFor) {
        if (forwardedFor == null || !proxies.contains(remote)) {
            return remote;
        }
        String[] hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!hop.isEmpty() && !proxies.contains(hop)) {
                return hop;
            }
        }
        return remote;
    }

    /** Whether the caller sits behind one of our proxies, whose word on scheme and host then counts. */
    boolean isProxied(HttpServerRequest request) {
        return proxies.contains(request.remoteAddress().hostAddress());
    }
}
