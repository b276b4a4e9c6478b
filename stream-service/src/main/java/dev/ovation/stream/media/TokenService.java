package dev.ovation.stream.media;

import dev.ovation.api.User;
import dev.ovation.stream.broadcast.StreamService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives out tokens for rooms: the stream's rules first, then the room, which must be there to be joined. */
@ApplicationScoped
class TokenService {
    private final StreamService streams;
    private final MediaServer server;
    private final RoomTokens tokens;

    TokenService(StreamService streams, MediaServer server, RoomTokens tokens) {
        this.streams = streams;
        this.server = server;
        this.tokens = tokens;
    }

    /** For anybody who may watch. */
    Uni<RoomToken> viewer(UUID streamId) {
        return streams.toWatch(streamId)
                .call(stream -> server.ensure(stream.roomName()))
                .map(stream -> tokens.viewer(stream.roomName()));
    }

    /** For the stream's creator. */
    Uni<RoomToken> broadcaster(User user, UUID streamId) {
        return streams.toBroadcast(user, streamId)
                .call(stream -> server.ensure(stream.roomName()))
                .map(stream -> tokens.broadcaster(stream.roomName()));
    }
}
