package dev.ovation.gateway.live;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts connections that have not brought the whole head of a first request ten seconds after they came: neither
 * silence nor a byte now and then keeps a place. Vert.x knows idle time only. Netty finds it by its service file, and
 * once {@link #enable} has been called before the first server starts; the server's loops call it.
 */
public final class HandshakeDeadline extends ChannelInitializerExtension {
    static final long SECONDS = 10;

    static void enable() {
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new FirstHead());
    }

    /** Watches until the head is whole or the server says something; then it is out of the way. */
    @SuppressWarnings("FutureReturnValueIgnored") // the connection's own end tells of failures
    static final class FirstHead extends ChannelDuplexHandler {
        private @Nullable ScheduledFuture<?> deadline;
        private boolean begun;
        private int lineEnds;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            deadline = context.executor().schedule((Runnable) context::close, SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf bytes && bytes.forEachByte(this::isStillHead) >= 0) {
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }

        /** An empty line ends it; empty lines before it don't. */
        private boolean isStillHead(byte next) {
            if (next == '\n') {
                lineEnds++;
            } else if (next != '\r') {
                begun = true;
                lineEnds = 0;
            }
            return !begun || lineEnds < 2;
        }

        /** Whatever is said, by TLS or as "100 Continue", has understood the peer. */
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.pipeline().remove(this);
            context.write(message, promise);
        }
    }
}
