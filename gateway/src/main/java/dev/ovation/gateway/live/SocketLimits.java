package dev.ovation.gateway.live;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Viewer;
import dev.ovation.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many sockets one viewer, one address and everybody together may have. Safe from any thread. */
@ApplicationScoped
class SocketLimits {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private static final int RETRY_SECONDS = 30;

    private final GatewayConfig.Live config;
    private final boolean local;
    private final Map<String, Integer> byViewer = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<String, Map<UUID, Integer>> guestsByAddress = new HashMap<>();
    private int all;

    @Inject
    SocketLimits(GatewayConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this(config.live(), local);
    }

    SocketLimits(GatewayConfig.Live config, boolean local) {
        this.config = config;
        this.local = local;
    }

    /**
     * Whether one more would fit.
     *
     * @throws Problem rate-limited, or gateway-unavailable where this gateway is full
     */
    synchronized void check(UUID streamId, Viewer viewer, String address) {
        if (byViewer.getOrDefault(viewerKey(streamId, viewer), 0) >= config.socketsPerViewer()) {
            throw tooMany(config.socketsPerViewer());
        }
        if (isLimited(address) && byAddress.getOrDefault(address, 0) >= config.socketsPerAddress()) {
            throw tooMany(config.socketsPerAddress());
        }
        if (all >= config.mostSockets()) {
            throw Problem.unavailable(ProblemType.GATEWAY_UNAVAILABLE, RETRY_SECONDS);
        }
    }

    /**
     * Takes a place, to be given back with {@link #release}; the check is made again, since several may have asked at
     * once.
     *
     * @param overlay an overlay takes a place and is no viewer
     * @return whether the socket counts: for users always, for guests as far as their address has guests left
     * @throws Problem as {@link #check}
     */
    synchronized boolean take(UUID streamId, Viewer viewer, String address, boolean overlay) {
        check(streamId, viewer, address);
        all++;
        byViewer.merge(viewerKey(streamId, viewer), 1, Integer::sum);
        byAddress.merge(address, 1, Integer::sum);
        if (overlay) {
            return false;
        }
        if (!viewer.guest() || local || config.guestsPerAddress() == 0) {
            return true;
        }
        Map<UUID, Integer> guests = guestsByAddress.computeIfAbsent(address, first -> new HashMap<>());
        boolean counted = guests.containsKey(viewer.id()) || guests.size() < config.guestsPerAddress();
        if (counted) {
            guests.merge(viewer.id(), 1, Integer::sum);
        }
        return counted;
    }

    /** @param counted what {@link #take} said */
    synchronized void release(UUID streamId, Viewer viewer, String address, boolean counted) {
        all--;
        byViewer.computeIfPresent(viewerKey(streamId, viewer), (key, n) -> n > 1 ? n - 1 : null);
        byAddress.computeIfPresent(address, (key, n) -> n > 1 ? n - 1 : null);
        if (counted) {
            guestsByAddress.computeIfPresent(address, (key, guests) -> {
                guests.computeIfPresent(viewer.id(), (id, n) -> n > 1 ? n - 1 : null);
                return guests.isEmpty() ? null : guests;
            });
        }
    }

    private boolean isLimited(String address) {
        return config.socketsPerAddress() > 0 && !(local && LOOPBACK.contains(address));
    }

    private static String viewerKey(UUID streamId, Viewer viewer) {
        return streamId + viewer.key();
    }

    private static Problem tooMany(int limit) {
        return Problem.rateLimited("At most " + limit + " sockets. Close others first.", limit, RETRY_SECONDS);
    }
}
