package dev.ovation.gateway.routing;

import dev.ovation.gateway.GatewayConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request really comes from: X-Forwarded-For is read only where a configured proxy wrote it. Made at start-up, so
 * that a proxy nobody can read ends the start.
 */
@Startup
@ApplicationScoped
public class ClientAddress {
    private final List<CidrAddress> proxies;

    @Inject
    ClientAddress(GatewayConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    /** @param proxies addresses and ranges, {@code 10.0.0.0/8} or {@code fd00::/8} */
    ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddress::range).toList();
    }

    /** The nearest address that is not one of our proxies; the farthest where all are. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /** @param forwardedFor all lines of the header: some proxies add one of their own to what a client has sent */
    String of(String remote, List<String> forwardedFor) {
        if (forwardedFor.isEmpty() || !isProxy(remote)) {
            return remote;
        }
        String nearest = remote;
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(nearest); i--) {
            String hop = hops[i].strip();
            nearest = hop.isEmpty() ? nearest : hop;
        }
        return nearest;
    }

    /** Whether the caller sits behind one of our proxies, whose word on scheme and host then counts. */
    boolean isProxied(HttpServerRequest request) {
        return isProxy(request.remoteAddress().hostAddress());
    }

    private boolean isProxy(String address) {
        InetAddress parsed = proxies.isEmpty() ? null : parse(address);
        return parsed != null && proxies.stream().anyMatch(range -> range.matches(parsed));
    }

    private static CidrAddress range(String text) {
        String value = text.strip();
        InetAddress single = parse(value);
        CidrAddress range = single == null
                ? Inet.parseCidrAddress(value)
                : CidrAddress.create(single, single.getAddress().length * Byte.SIZE);
        if (range == null) {
            throw new IllegalArgumentException("ovation.gateway.trusted-proxies takes addresses and ranges such as "
                    + "10.0.0.0/8 or fd00::/8, not '" + text + "'");
        }
        return range;
    }

    /** Null for what is no address: names are not looked up. An IPv4 address written as IPv6 is the IPv4 address. */
    private static @Nullable InetAddress parse(String text) {
        int zone = text.indexOf('%');
        byte[] octets = Inet.parseInetAddressToBytes(zone < 0 ? text : text.substring(0, zone));
        try {
            return octets == null ? null : InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets or sixteen", e);
        }
    }
}
