package dev.ovation.viewer.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ovation.api.Viewer;
import dev.ovation.viewer.ViewerConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which guests count as viewers: a device costs nothing, so an address has so many of them and no more. The gateway holds its
 * sockets to the same figure. Known to this replica alone, for as long as a join would last, also after a leave: else coming and going would make
 * views without end. At most 100,000 addresses are remembered. Safe from any thread.
 */
@ApplicationScoped
class GuestsByAddress {
    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final long leaseNanos;
    private final LongSupplier nanos;
    /** When each guest's join ends, by address. */
    private final Cache<String, Map<UUID, Long>> joins;

    @Inject
    GuestsByAddress(ViewerConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this(local ? 0 : config.guestsPerAddress(), config.restLease(), System::nanoTime);
    }

    /** @param most 0 is no limit */
    GuestsByAddress(int most, Duration lease, LongSupplier nanos) {
        this.most = most;
        this.leaseNanos = lease.toNanos();
        this.nanos = nanos;
        this.joins = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(lease)
                .build();
    }

    /** Where a request comes from: the gateway, which lets nobody else say it, names it. */
    static String address(HttpServerRequest request) {
        String named = request.getHeader("X-Forwarded-For");
        return named == null ? request.remoteAddress().hostAddress() : named;
    }

    /** Whether the viewer's join counts, now and for the time of its lease: a user's always. */
    boolean joins(Viewer viewer, String address) {
        if (!viewer.guest() || most == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        AtomicBoolean counts = new AtomicBoolean();
        joins.asMap().compute(address, (key, known) -> {
            Map<UUID, Long> guests = known == null ? new HashMap<>() : known;
            guests.values().removeIf(end -> end - now <= 0);
            counts.set(guests.containsKey(viewer.id()) || guests.size() < most);
            if (counts.get()) {
                guests.put(viewer.id(), now + leaseNanos);
            }
            return guests;
        });
        return counts.get();
    }
}
