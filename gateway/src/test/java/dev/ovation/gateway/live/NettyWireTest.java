package dev.ovation.gateway.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.gateway.live.room.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void shouldWriteWholeFramePastAllHandlers() {
        // Given
        EmbeddedChannel channel = new EmbeddedChannel(new FailingOnWrite());
        NettyWire wire = new NettyWire(channel, unusedConnection());
        Frame frame = wire.encode("{}".getBytes(StandardCharsets.UTF_8));
        // When
        wire.send(frame);
        frame.release();
        // Then
        ByteBuf sent = channel.readOutbound();
        assertArrayEquals(new byte[] {(byte) 0x81, 2, '{', '}'}, ByteBufUtil.getBytes(sent));
        assertTrue(sent.release(), "nobody else holds it");
    }

    @Test
    void shouldWriteThroughTlsWhereThereIsTls() throws Exception {
        // Given
        SslHandler tls =
                new SslHandler(SslContextBuilder.forClient().build().newEngine(ByteBufAllocator.DEFAULT, "peer", 443));
        EmbeddedChannel channel = new EmbeddedChannel(tls, new ChannelOutboundHandlerAdapter());
        channel.flushOutbound();
        channel.releaseOutbound(); // its hello
        NettyWire wire = new NettyWire(channel, unusedConnection());
        Frame frame = wire.encode("{}".getBytes(StandardCharsets.UTF_8));
        // When
        wire.send(frame);
        frame.release();
        // Then
        assertNull(channel.readOutbound(), "nothing leaves in the clear");
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldTakeOverFromTheWatchOnIdleSockets() {
        // Given
        EmbeddedChannel channel = new EmbeddedChannel(new IdleStateHandler(1, 1, 1));
        // When
        NettyWire unused = new NettyWire(channel, unusedConnection());
        // Then
        assertNull(channel.pipeline().get(IdleStateHandler.class));
    }

    @Test
    void shouldHearPongAndKeepIt() {
        // Given
        AtomicInteger signs = new AtomicInteger();
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast("wsdecoder", new ChannelInboundHandlerAdapter());
        new NettyWire(channel, unusedConnection()).listen(signs::incrementAndGet, () -> {});
        // When
        channel.writeInbound(new PongWebSocketFrame());
        // Then
        assertEquals(1, signs.get());
        assertNull(channel.readInbound());
    }

    private static final class FailingOnWrite extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            throw new AssertionError("a whole frame needs no handler");
        }
    }

    static WebSocketConnection unusedConnection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                NettyWireTest.class.getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
