package dev.ovation.viewer.presence;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.PageRequest;
import dev.ovation.api.ProblemType;
import dev.ovation.api.RateLimited;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Presence for clients without a socket, and the list of viewers for all. */
@Path("/api/streams/{id}")
@Produces(MediaType.APPLICATION_JSON)
class PresenceResource {
    private static final int PAGE = 50;
    private static final int CURSOR_PARTS = 2;

    private final PresenceService presence;
    private final Caller caller;
    private final RoutingContext request;

    PresenceResource(PresenceService presence, Caller caller, RoutingContext request) {
        this.presence = presence;
        this.caller = caller;
        this.request = request;
    }

    @POST
    @Path("/join")
    @PermitAll
    @RateLimited("joins")
    @ResponseStatus(200)
    @Operation(operationId = "joinStream", summary = "Be counted without a socket; repeat before the lease ends")
    @APIResponse(responseCode = "200", description = "Present for leaseSeconds")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-ended")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<JoinAnswer> join(@PathParam("id") String id) {
        return presence.join(stream(id), caller.viewer(), GuestsByAddress.address(request.request()));
    }

    @POST
    @Path("/leave")
    @PermitAll
    @Operation(operationId = "leaveStream", summary = "End the caller's join")
    @APIResponse(responseCode = "204", description = "There is no join of the caller (any more)")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    public Uni<Void> leave(@PathParam("id") String id) {
        return presence.leave(stream(id), caller.viewer());
    }

    @GET
    @Path("/viewers")
    @PermitAll
    @Operation(operationId = "listViewers", summary = "Who watches: users by name, guests as a number")
    @APIResponse(responseCode = "200", description = "A page of users")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    public Uni<ViewerList> viewers(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor, PAGE, CURSOR_PARTS);
        return presence.viewers(stream(id), page);
    }

    private static UUID stream(String id) {
        return Ids.path(id, ProblemType.STREAM_NOT_FOUND);
    }
}
