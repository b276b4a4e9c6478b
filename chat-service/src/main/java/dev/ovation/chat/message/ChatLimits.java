package dev.ovation.chat.message;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.RateLimits;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import dev.ovation.directory.StreamDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Counts each attempt to write, before its body is read: by user, then by stream. */
class ChatLimits {
    private final RateLimits limits;
    private final StreamDirectory streams;
    private final Caller caller;

    ChatLimits(RateLimits limits, StreamDirectory streams, Caller caller) {
        this.limits = limits;
        this.streams = streams;
        this.caller = caller;
    }

    /** The answer that ends the request is never made here: a refusal is a failure. */
    @ServerRequestFilter
    @Nullable
    Uni<Response> count(ResourceInfo route, UriInfo uri) {
        if (!route.getResourceMethod().isAnnotationPresent(ChatLimited.class)) {
            return null;
        }
        User user = caller.requireUser();
        UUID stream = Ids.parse(uri.getPathParameters().getFirst("id"));
        return isHost(user, stream)
                .invoke(host -> limits.count(
                        host ? "host-messages" : "messages", user.id().toString()))
                .invoke(() -> {
                    if (stream != null) {
                        limits.count("stream-messages", stream.toString());
                    }
                })
                .onItem()
                .transformToUni(counted -> Uni.createFrom().nullItem());
    }

    /** While nobody can tell whose stream it is, the narrow limit holds. */
    private Uni<Boolean> isHost(User user, @Nullable UUID stream) {
        if (user.has(Role.MODERATOR) || stream == null) {
            return Uni.createFrom().item(user.has(Role.MODERATOR));
        }
        return streams.find(stream)
                .map(found -> found.map(s -> s.ownedBy(user.id())).orElse(false))
                .onFailure()
                .recoverWithItem(false);
    }
}
