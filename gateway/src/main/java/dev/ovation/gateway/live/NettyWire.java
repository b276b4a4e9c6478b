package dev.ovation.gateway.live;

import dev.ovation.gateway.live.room.CloseCode;
import dev.ovation.gateway.live.room.Frame;
import dev.ovation.gateway.live.room.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames that were encoded once straight into the connections: a third of the processor time of a broadcast
 * (bench F1). With {@link HandshakeDeadline} the only class that knows what lies below Vert.x; {@link TextWire} does the
 * same without it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // void promises have no outcome; the socket's own end tells of failures
final class NettyWire implements Wire {
    private static final long HANDSHAKE_SECONDS = 3;
    private static final int PINGS_AT_ONCE = 10;
    private static final String DECODER = "wsdecoder";
    private static final Set<Integer> DECODERS = Set.of(
            WebSocketCloseStatus.MESSAGE_TOO_BIG.code(),
            WebSocketCloseStatus.PROTOCOL_ERROR.code(),
            WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code());
    private static final int PING = 0x8900;
    private static final int PING_BYTES = 2;
    private static final SharedBuffer ONLY_PING = new SharedBuffer();

    private final Channel channel;
    private final ChannelHandlerContext out;
    private final WebSocketConnection connection;

    /** Takes bytes by itself, past Netty's queue; null where the transport is not a native one, or TLS is in between. */
    private final @Nullable Socket socket;

    /** Takes the place of Vert.x's watch on idle sockets: pings find them sooner, and it would hang a listener on each write. */
    NettyWire(Channel channel, WebSocketConnection connection) {
        this.channel = channel;
        this.connection = connection;
        ChannelPipeline pipeline = this.channel.pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
        this.out = nearestTheLine(pipeline);
        this.socket = pipeline.get(SslHandler.class) == null
                        && channel instanceof UnixChannel unix
                        && unix.fd() instanceof Socket plain
                ? plain
                : null;
    }

    /** @param request that asked for the socket */
    static NettyWire of(HttpServerRequest request, WebSocketConnection connection) {
        return new NettyWire(
                ((ConnectionBase) request.connection()).channelHandlerContext().channel(), connection);
    }

    /** Frames are whole: no handler has anything to do to them but TLS, where there is any. */
    private static ChannelHandlerContext nearestTheLine(ChannelPipeline pipeline) {
        ChannelHandlerContext first = pipeline.firstContext();
        return pipeline.get(SslHandler.class) == null ? first : pipeline.lastContext();
    }

    @Override
    public void listen(Runnable onSign, Runnable onData) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.addAfter(DECODER, "client-frames", new ClientFrames(onSign, onData));
            pipeline.addBefore(DECODER, "decoder-verdict", new DecoderVerdict());
        }
    }

    @Override
    public Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public Frame encode(byte[] utf8) {
        return encoded(utf8);
    }

    static Frame encoded(byte[] utf8) {
        return new SharedBuffer(utf8);
    }

    @Override
    public boolean isWritable() {
        return channel.isActive() && channel.isWritable();
    }

    @Override
    public void send(Frame frame) {
        ByteBuf buffer = ((SharedBuffer) frame).buffer;
        write(buffer, buffer.readableBytes() - PING_BYTES);
    }

    @Override
    public void sendPinging(Frame frame) {
        ByteBuf buffer = ((SharedBuffer) frame).buffer;
        write(buffer, buffer.readableBytes());
    }

    private void write(ByteBuf buffer, int bytes) {
        int sent = sentAtOnce(buffer, bytes);
        if (sent < bytes) {
            out.writeAndFlush(buffer.retainedSlice(buffer.readerIndex() + sent, bytes - sent), channel.voidPromise());
        }
    }

    /** How many bytes the socket took; none where others wait before them. */
    private int sentAtOnce(ByteBuf buffer, int bytes) {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        if (socket == null
                || !channel.isActive()
                || queue == null
                || queue.totalPendingWriteBytes() > 0 // what was not flushed yet counts too
                || !buffer.hasMemoryAddress()) {
            return 0;
        }
        try {
            return socket.sendAddress(buffer.memoryAddress(), buffer.readerIndex(), buffer.readerIndex() + bytes);
        } catch (IOException broken) {
            drop();
            return bytes;
        }
    }

    @Override
    public void ping() {
        sendPinging(ONLY_PING);
    }

    @Override
    public void close(CloseCode code) {
        connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(closed -> {}, alreadyClosed -> {});
        // a peer that does not read never finishes the handshake, and closing the channel politely waits for it too
        ScheduledFuture<?> unused = channel.eventLoop().schedule(this::drop, HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void drop() {
        if (channel.isActive()) {
            channel.pipeline().firstContext().close(); // Netty takes no void promise for this
        }
    }

    /** One unmasked, final text frame as RFC 6455, 5.2 has it; behind it a ping, for those who are to have one. */
    private static final class SharedBuffer implements Frame {
        private final ByteBuf buffer;

        /** Nothing but the ping; held for ever. */
        private SharedBuffer() {
            buffer = Unpooled.directBuffer(PING_BYTES).writeShort(PING);
        }

        SharedBuffer(byte[] utf8) {
            ByteBuf frame = Unpooled.directBuffer(utf8.length + 10 + PING_BYTES).writeByte(0x81);
            if (utf8.length < 126) {
                frame.writeByte(utf8.length);
            } else if (utf8.length < 65_536) {
                frame.writeByte(126).writeShort(utf8.length);
            } else {
                frame.writeByte(127).writeLong(utf8.length);
            }
            buffer = frame.writeBytes(utf8).writeShort(PING);
        }

        @Override
        public void release() {
            buffer.release();
        }
    }

    private static final class ClientFrames extends ChannelInboundHandlerAdapter {
        private final Runnable onSign;
        private final Runnable onData;
        private final long since = System.nanoTime();
        private int pings;

        ClientFrames(Runnable onSign, Runnable onData) {
            this.onSign = onSign;
            this.onData = onData;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            onSign.run();
            boolean data = message instanceof TextWebSocketFrame
                    || message instanceof BinaryWebSocketFrame
                    || message instanceof ContinuationWebSocketFrame;
            if (data || (message instanceof PingWebSocketFrame && tooManyPings())) {
                ReferenceCountUtil.release(message);
                onData.run();
            } else if (message instanceof PongWebSocketFrame) {
                ReferenceCountUtil.release(message); // a sign of life, and nothing else
            } else {
                context.fireChannelRead(message);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof CorruptedWebSocketFrameException) {
                onData.run();
            } else {
                context.fireExceptionCaught(cause);
            }
        }

        /** One a second is plenty; each costs a pong. */
        private boolean tooManyPings() {
            pings++;
            return pings > PINGS_AT_ONCE + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
        }
    }

    /**
     * Left alone, the decoder answers what it can't read with a code of its own and cuts the line before the peer has
     * read it. Its answer is dropped here; ours follows by the exception it throws, and what still comes in is skipped.
     */
    private static final class DecoderVerdict extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof CloseWebSocketFrame close && DECODERS.contains(close.statusCode())) {
                close.release(); // its promise stays open: the decoder would close the channel on it
            } else {
                context.write(message, promise);
            }
        }
    }
}
