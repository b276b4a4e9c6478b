package dev.ovation.gateway.live;

import dev.ovation.gateway.live.room.RoomFigures;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Leaves out the framework's two stop watches that run as long as a connection does: they cost 400 bytes a socket, and how
 * many there are {@link RoomFigures} tells.
 */
final class SocketMeters {
    private static final Set<String> LEFT_OUT = Set.of("http.server.connections", "http.server.websocket.connections");

    private SocketMeters() {}

    @Produces
    @Singleton
    static MeterFilter withoutStopWatches() {
        return MeterFilter.deny(id -> LEFT_OUT.contains(id.getName()));
    }
}
