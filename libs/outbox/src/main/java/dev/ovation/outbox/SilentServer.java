package dev.ovation.outbox;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose server owes an answer and has sent nothing for ten seconds, far longer than any statement
 * may run. Stands first in the pipeline, because the client's own codec closes with a farewell and then waits for the
 * server; an idle timeout of the client would also close connections nobody waits on, now and then under a request.
 */
final class SilentServer extends IdleStateHandler {
    private static final int SILENT_SECONDS = 10;

    private boolean answerOwed;

    private SilentServer() {
        super(0, 0, SILENT_SECONDS, TimeUnit.SECONDS);
    }

    /** Watches a fresh connection; called on its event loop. */
    static void watch(SqlConnection connection) {
        Connection innermost = ((SqlConnectionInternal) connection).unwrap();
        while (innermost.unwrap() != innermost) {
            innermost = innermost.unwrap();
        }
        if (innermost instanceof SocketConnectionBase socket) {
            socket.socket().channelHandlerContext().pipeline().addFirst(new SilentServer());
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        answerOwed = true;
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        answerOwed = false;
        super.channelRead(context, message);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (answerOwed) {
            var unused = context.close();
        }
    }
}
