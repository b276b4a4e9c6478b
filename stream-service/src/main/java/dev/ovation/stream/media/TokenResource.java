package dev.ovation.stream.media;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.api.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Tokens for the media server. GET as the plan has it; POST is the same for clients that mind minting by GET. */
@Path("/api/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "media")
class TokenResource {
    private static final String LIMIT = "media-tokens";

    private final TokenService tokens;
    private final Caller caller;

    TokenResource(TokenService tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    @Path("{id}/token")
    @PermitAll
    @RateLimited(LIMIT)
    @Operation(summary = "A token to watch with")
    @APIResponse(responseCode = "200", description = "A token for one room")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live, stream-ended")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<RestResponse<RoomToken>> viewer(@PathParam("id") String id) {
        return tokens.viewer(stream(id)).map(TokenResource::fresh);
    }

    @POST
    @Path("{id}/token")
    @PermitAll
    @RateLimited(LIMIT)
    @Operation(summary = "A token to watch with")
    @APIResponse(responseCode = "200", description = "A token for one room")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live, stream-ended")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<RestResponse<RoomToken>> mintViewer(@PathParam("id") String id) {
        return viewer(id);
    }

    @GET
    @Path("{id}/broadcast-token")
    @Authenticated
    @RateLimited(LIMIT)
    @Operation(summary = "A token to broadcast with")
    @APIResponse(responseCode = "200", description = "A token for one room")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<RestResponse<RoomToken>> broadcaster(@PathParam("id") String id) {
        return tokens.broadcaster(caller.requireUser(), stream(id)).map(TokenResource::fresh);
    }

    @POST
    @Path("{id}/broadcast-token")
    @Authenticated
    @RateLimited(LIMIT)
    @Operation(summary = "A token to broadcast with")
    @APIResponse(responseCode = "200", description = "A token for one room")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<RestResponse<RoomToken>> mintBroadcaster(@PathParam("id") String id) {
        return broadcaster(id);
    }

    private static RestResponse<RoomToken> fresh(RoomToken token) {
        return RestResponse.ResponseBuilder.ok(token)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static UUID stream(String id) {
        return Ids.path(id, ProblemType.STREAM_NOT_FOUND);
    }
}
