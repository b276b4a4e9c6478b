package dev.ovation.gateway.live;

import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.StreamRooms;
import dev.ovation.gateway.presence.Presence;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Leaving in order: not ready first, no new sockets, then those that are open are sent away one after another, while
 * everything else still works.
 */
@ApplicationScoped
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final long CLOSING_MILLIS = 4_000;

    private final GatewayConfig.Drain config;
    private final StreamRooms rooms;
    private final Presence presence;
    private volatile boolean on;

    Drain(GatewayConfig config, StreamRooms rooms, Presence presence) {
        this.config = config.drain();
        this.rooms = rooms;
        this.presence = presence;
    }

    boolean isOn() {
        return on;
    }

    /**
     * On the thread that shuts down, which may wait: nothing has been stopped yet. When {@code ShutdownEvent} comes, Quarkus
     * has closed the server already, and all sockets with 1000.
     */
    void leave(@Observes ShutdownDelayInitiatedEvent shutdown) {
        on = true;
        presence.leave();
        int sockets = rooms.watchers();
        if (sockets == 0) {
            return;
        }
        LOG.infof("Leaving: %d sockets are sent away", sockets);
        pause(config.notice().toMillis());
        long spread = config.spread().toMillis();
        rooms.closeAll(CloseCode.MOVING, spread);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spread + CLOSING_MILLIS);
        while (rooms.watchers() > 0 && System.nanoTime() < deadline) {
            pause(20);
        }
        pause(100); // the last close frames are on their way
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
