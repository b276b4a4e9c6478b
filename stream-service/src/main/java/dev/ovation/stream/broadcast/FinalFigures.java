package dev.ovation.stream.broadcast;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Waits for the closing account of a stream; any replica may write it, so the row is asked. */
@ApplicationScoped
class FinalFigures {
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    private final LiveStreamRepository streams;
    private final Vertx vertx;
    private final StreamConfig config;

    FinalFigures(LiveStreamRepository streams, Vertx vertx, StreamConfig config) {
        this.streams = streams;
        this.vertx = vertx;
        this.config = config;
    }

    /** The stream with its final figures, or without them when the wait is over. */
    Uni<LiveStream> await(UUID id) {
        return ask(id, System.nanoTime() + config.finalFiguresWait().toNanos());
    }

    private Uni<LiveStream> ask(UUID id, long deadline) {
        return streams.known(id)
                .chain(stream -> stream.figures().isFinal() || System.nanoTime() >= deadline
                        ? Uni.createFrom().item(stream)
                        : pause().chain(() -> ask(id, deadline)));
    }

    /** Comes back on the context it was called on: the answer is written there. */
    private Uni<Void> pause() {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .emitter(pause -> vertx.setTimer(
                        ASK_EVERY.toMillis(), timer -> context.runOnContext(done -> pause.complete(null))));
    }
}
