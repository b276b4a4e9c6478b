package dev.ovation.stream.media;

import dev.ovation.api.User;
import dev.ovation.stream.broadcast.StreamService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Gives out tokens for rooms: the stream's rules first, then the room, which must be there to be joined. */
@ApplicationScoped
class TokenService {
    private final StreamService streams;
    private final MediaServer server;
    private final RoomTokens tokens;
    private final Vertx vertx;

    TokenService(StreamService streams, MediaServer server, RoomTokens tokens, Vertx vertx) {
        this.streams = streams;
        this.server = server;
        this.tokens = tokens;
        this.vertx = vertx;
    }

    /** For anybody who may watch. */
    Uni<RoomToken> viewer(UUID streamId) {
        return streams.toWatch(streamId)
                .call(stream -> server.ensure(stream.roomName()))
                .chain(stream -> mint(() -> tokens.viewer(stream.roomName())));
    }

    /** For the stream's creator. */
    Uni<RoomToken> broadcaster(User user, UUID streamId) {
        return streams.toBroadcast(user, streamId)
                .call(stream -> server.ensure(stream.roomName()))
                .chain(stream -> mint(() -> tokens.broadcaster(stream.roomName())));
    }

    /** On a worker: the SDK signs, and the first time it loads for a while. */
    private Uni<RoomToken> mint(Callable<RoomToken> token) {
        return vertx.executeBlocking(token, false);
    }
}
