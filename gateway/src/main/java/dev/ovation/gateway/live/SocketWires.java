package dev.ovation.gateway.live;

import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.live.room.Frame;
import dev.ovation.gateway.live.room.FrameEncoder;
import dev.ovation.gateway.live.room.Wire;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Which way frames go out; one make for all sockets, so that one encoding fits all. */
@ApplicationScoped
class SocketWires implements FrameEncoder {
    private static final Logger LOG = Logger.getLogger(SocketWires.class);

    private final boolean shared;
    private final Executor textLoop;

    @Inject
    SocketWires(GatewayConfig config, Vertx vertx) {
        this.shared = config.live().sharedFrames();
        if (!vertx.isNativeTransportEnabled()) {
            LOG.infof("Sockets by Java's own transport, which costs more: %s", vertx.unavailableNativeTransportCause());
        }
        Context context = vertx.getOrCreateContext();
        this.textLoop = task -> context.runOnContext(run -> task.run());
    }

    @Override
    public Frame encode(byte[] utf8) {
        return shared ? NettyWire.encoded(utf8) : TextWire.encoded(utf8);
    }

    /** @param request that asked for the socket */
    Wire wire(HttpServerRequest request, WebSocketConnection connection) {
        return shared ? NettyWire.of(request, connection) : new TextWire(connection, textLoop);
    }
}
