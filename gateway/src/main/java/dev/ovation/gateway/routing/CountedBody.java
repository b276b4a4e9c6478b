package dev.ovation.gateway.routing;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts a body while it streams by: a body without Content-Length shows its size only so. One byte too many fails the
 * stream, which resets the request to the service. Used on one event loop.
 */
final class CountedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long most;
    private long seen;
    private boolean over;
    private @Nullable Handler<Throwable> failed;

    CountedBody(ReadStream<Buffer> body, long most) {
        this.body = body;
        this.most = most;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public CountedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public CountedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> count(chunk, handler));
        return this;
    }

    private void count(Buffer chunk, Handler<Buffer> handler) {
        seen += chunk.length();
        if (over || seen <= most) {
            if (!over) {
                handler.handle(chunk);
            }
            return;
        }
        over = true;
        if (failed != null) {
            failed.handle(Problem.of(ProblemType.BODY_TOO_LARGE));
        }
    }

    @Override
    public CountedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public CountedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public CountedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public CountedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!over) {
                                handler.handle(end);
                            }
                        });
        return this;
    }
}
