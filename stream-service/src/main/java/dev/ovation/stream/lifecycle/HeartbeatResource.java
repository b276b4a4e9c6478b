package dev.ovation.stream.lifecycle;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.api.User;
import dev.ovation.stream.broadcast.BroadcastService;
import dev.ovation.stream.media.MediaServer;
import dev.ovation.stream.media.MediaState;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where no media server tells whether a broadcaster is there, its page does. */
@Path("/api/streams/{id}/heartbeat")
@Tag(name = "media")
class HeartbeatResource {
    private final BroadcastService broadcasts;
    private final MediaServer server;
    private final Caller caller;

    HeartbeatResource(BroadcastService broadcasts, MediaServer server, Caller caller) {
        this.broadcasts = broadcasts;
        this.server = server;
        this.caller = caller;
    }

    @PUT
    @Authenticated
    @Operation(summary = "A sign of life of the creator's page, every 5 s while there is no media server")
    @APIResponse(responseCode = "204", description = "Taken, or without effect because a media server is there")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    public Uni<Void> beat(@PathParam("id") String id) {
        User user = caller.requireUser();
        UUID stream = Ids.path(id, ProblemType.STREAM_NOT_FOUND);
        return server.state().chain(state -> broadcasts.heartbeat(user, stream, state != MediaState.ON));
    }
}
