package dev.ovation.gateway.routing;

import dev.ovation.gateway.GatewayConfig;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The replicas of each service, taken in turn; one that refuses is left out for a second. Safe from any thread. */
@ApplicationScoped
public class ServiceAddresses {
    private static final long LEFT_OUT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Backend, List<SocketAddress>> replicas = new EnumMap<>(Backend.class);
    private final Map<Backend, AtomicInteger> turns = new EnumMap<>(Backend.class);
    private final Map<SocketAddress, Long> refusedAt = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    @Inject
    ServiceAddresses(GatewayConfig config) {
        this(
                Map.of(
                        Backend.STREAM, config.services().stream(),
                        Backend.CHAT, config.services().chat(),
                        Backend.GIFT, config.services().gift(),
                        Backend.VIEWER, config.services().viewer()),
                System::nanoTime);
    }

    ServiceAddresses(Map<Backend, List<URI>> urls, LongSupplier nanos) {
        this.nanos = nanos;
        urls.forEach((backend, list) -> {
            replicas.put(backend, list.stream().map(ServiceAddresses::address).toList());
            turns.put(backend, new AtomicInteger());
        });
    }

    /**
     * All replicas in the order they should be tried now. Those that refused within the last second come last, so that
     * a service all of whose replicas just refused is asked nevertheless.
     */
    List<SocketAddress> inTurn(Backend backend) {
        List<SocketAddress> all = Objects.requireNonNull(replicas.get(backend));
        int first = Math.floorMod(Objects.requireNonNull(turns.get(backend)).getAndIncrement(), all.size());
        List<SocketAddress> order = new ArrayList<>(all);
        Collections.rotate(order, -first);
        List<SocketAddress> refused = order.stream().filter(this::refusedLately).toList();
        order.removeAll(refused);
        order.addAll(refused);
        return order;
    }

    void refused(SocketAddress address) {
        refusedAt.put(address, nanos.getAsLong());
    }

    private boolean refusedLately(SocketAddress address) {
        Long at = refusedAt.get(address);
        return at != null && nanos.getAsLong() - at < LEFT_OUT_NANOS;
    }

    private static SocketAddress address(URI url) {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("A service's address is http://host:port, not " + url);
        }
        return SocketAddress.inetSocketAddress(url.getPort() < 0 ? 80 : url.getPort(), url.getHost());
    }
}
