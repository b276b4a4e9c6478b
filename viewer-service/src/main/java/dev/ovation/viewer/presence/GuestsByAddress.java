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
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which guests count as viewers: a device costs nothing, so an address has so many of them and no more. The gateway holds
 * its sockets to the same figure. Known to this replica alone, for as long as a join would last, also after a leave: else
 * coming and going would make views without end. A join that another replica counts goes on. At most 100,000 addresses are
 * remembered. Safe from any thread.
 */
@ApplicationScoped
class GuestsByAddress {
    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final long leaseNanos;
    private final LongSupplier nanos;
    /** When each guest's join ends, by address; none of these maps ever changes. */
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
        return joins.asMap()
                .compute(address, (key, known) -> joined(known == null ? Map.of() : known, viewer.id(), now))
                .containsKey(viewer.id());
    }

    /** What is known of an address after a join of this guest: without those whose lease is over, with it if it counts. */
    private Map<UUID, Long> joined(Map<UUID, Long> known, UUID guest, long now) {
        Map<UUID, Long> guests = new HashMap<>(known);
        guests.values().removeIf(end -> end - now <= 0);
        if (guests.containsKey(guest) || guests.size() < most) {
            guests.put(guest, now + leaseNanos);
        }
        return guests;
    }
}
