package dev.ovation.gateway.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Bounds what the kernel holds for a peer that does not read, up to 4 MB otherwise, and how long a close may take. */
@ApplicationScoped
class SocketBuffers implements HttpServerOptionsCustomizer {
    private static final int SEND_BYTES = 128 * 1024;
    private static final int CLOSING_SECONDS = 3;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BYTES);
        options.setWebSocketClosingTimeout(CLOSING_SECONDS);
        HandshakeDeadline.enable(); // here, since it must come before the first server
    }
}
