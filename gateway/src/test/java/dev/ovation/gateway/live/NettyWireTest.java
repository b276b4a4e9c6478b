package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class NettyWireTest {

    @Test
    void shouldCutTheLineWhenDropped() {
        // Given
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter());
        NettyWire wire = new NettyWire(channel, unusedConnection());
        assertTrue(channel.isActive());
        // When
        wire.drop();
        // Then
        assertFalse(channel.isActive());
    }

    @Test
    void shouldDoNothingWhenDroppedAgain() {
        // Given
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter());
        NettyWire wire = new NettyWire(channel, unusedConnection());
        wire.drop();
        // When
        wire.drop();
        // Then
        assertFalse(channel.isActive());
    }

    private static WebSocketConnection unusedConnection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                NettyWireTest.class.getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
