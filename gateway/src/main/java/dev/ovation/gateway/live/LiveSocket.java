package dev.ovation.gateway.live;

import dev.ovation.api.Problem;
import dev.ovation.api.Viewer;
import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.RoomFigures;
import dev.ovation.gateway.live.room.SteadyClock;
import dev.ovation.gateway.live.room.StreamRooms;
import dev.ovation.gateway.live.room.Watcher;
import dev.ovation.gateway.live.room.Wire;
import dev.ovation.gateway.presence.Presence;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The socket of a stream: opening it joins, closing it leaves, and the client has nothing to say in between. What it says
 * needs no order therefore, and no queue of a kilobyte that keeps it.
 */
@PermitAll
@WebSocket(path = "/api/streams/{id}/events", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class LiveSocket {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final UserData.TypedKey<Watcher> WATCHER = new UserData.TypedKey<>("watcher");
    /** With the sweep that notices it under 15 s; leaves 6 s for the answer to a ping. */
    private static final long SILENCE_MILLIS = 13_000;

    private final StreamRooms rooms;
    private final SocketWires wires;
    private final SocketLimits limits;
    private final SocketEntrance entrance;
    private final Presence presence;
    private final RoomFigures figures;
    private final SteadyClock clock;
    private final Watcher.Pace pace;
    private final long expiryLeewayMillis;

    LiveSocket(
            StreamRooms rooms,
            SocketWires wires,
            SocketLimits limits,
            SocketEntrance entrance,
            Presence presence,
            RoomFigures figures,
            SteadyClock clock,
            GatewayConfig config) {
        this.rooms = rooms;
        this.wires = wires;
        this.limits = limits;
        this.entrance = entrance;
        this.presence = presence;
        this.figures = figures;
        this.clock = clock;
        GatewayConfig.Live live = config.live();
        this.pace = new Watcher.Pace(
                live.backlogBytes().asLongValue(), live.backlogAge().toMillis(), Watcher.PING_MILLIS, SILENCE_MILLIS);
        this.expiryLeewayMillis = live.expiryLeeway().toMillis();
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        Admitted admitted = Objects.requireNonNull(connection.userData().remove(SocketGate.ADMITTED));
        HttpServerRequest request = Objects.requireNonNull(connection.userData().remove(SocketGate.REQUEST));
        forgetWords(request);
        Wire wire = wires.wire(request, connection);
        boolean counted;
        try {
            counted = limits.take(admitted.streamId(), admitted.viewer(), admitted.address(), admitted.overlay());
        } catch (Problem tooMany) {
            wire.close(CloseCode.TOO_MANY); // several were admitted at once for the last place
            return Uni.createFrom().voidItem();
        }
        Watcher watcher = watcher(admitted, wire, counted);
        connection.userData().put(WATCHER, watcher);
        wire.listen(watcher::heard, () -> badFrame(connection));
        return entrance.bring(watcher, admitted);
    }

    /** What was said to get in would otherwise be kept as long as the socket, 1 KiB and in browsers more. */
    private static void forgetWords(HttpServerRequest request) {
        request.headers().clear();
        request.params().clear();
    }

    private Watcher watcher(Admitted admitted, Wire wire, boolean counted) {
        UUID connectionId = UUID.randomUUID();
        UUID streamId = admitted.streamId();
        Viewer viewer = admitted.viewer();
        String address = admitted.address();
        rooms.opened();
        presence.opened(new Presence.Connection(
                connectionId,
                streamId,
                viewer.key(),
                viewer.guest() ? null : viewer.id(),
                viewer.username(),
                counted && !admitted.isOwner()));
        return new Watcher(streamId, wire, pace, expiry(admitted), clock::millis, gone -> {
            rooms.closed(gone);
            figures.closed(gone.closedWith());
            limits.release(streamId, viewer, address, counted);
            presence.closed(connectionId);
        });
    }

    /** When the token's grace is over, by our own clock. */
    private long expiry(Admitted admitted) {
        Long end = admitted.expiresAt();
        return end == null
                ? Long.MAX_VALUE
                : clock.millis() + end * 1_000 - System.currentTimeMillis() + expiryLeewayMillis;
    }

    @OnTextMessage
    Uni<Void> text(String unwanted, WebSocketConnection connection) {
        badFrame(connection);
        return Uni.createFrom().voidItem();
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer unwanted, WebSocketConnection connection) {
        badFrame(connection);
        return Uni.createFrom().voidItem();
    }

    private static void badFrame(WebSocketConnection connection) {
        Watcher watcher = connection.userData().get(WATCHER);
        if (watcher != null) {
            watcher.wire().loop().execute(() -> watcher.close(CloseCode.BAD_FRAME));
        }
    }

    @OnPongMessage
    Uni<Void> pong(Buffer data, WebSocketConnection connection) {
        Watcher watcher = connection.userData().get(WATCHER);
        if (watcher != null) {
            watcher.wire().loop().execute(watcher::heard);
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        Watcher watcher = connection.userData().get(WATCHER);
        if (watcher != null) {
            watcher.leave();
        }
        return Uni.createFrom().voidItem();
    }

    @OnError
    Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("Socket %s: %s", connection.id(), failure.toString());
        badFrame(connection);
        return Uni.createFrom().voidItem();
    }
}
