package dev.ovation.gateway.live;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gateway.routing.ProblemAnswer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Browsers can't read why an upgrade failed: the same address without one tells. */
@Path("/api/streams/{id}/events")
class SocketCheckResource {
    private final Admission admission;
    private final SecurityIdentity identity;

    SocketCheckResource(Admission admission, SecurityIdentity identity) {
        this.admission = admission;
        this.identity = identity;
    }

    /** The socket of a stream. Asked without an upgrade it answers why one would be refused. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "403", description = "This web origin is not allowed")
    @APIResponse(responseCode = "404", description = "No such stream")
    @APIResponse(responseCode = "409", description = "The stream has ended")
    @APIResponse(responseCode = "426", description = "A socket would open: upgrade with subprotocol ovation.v1")
    @APIResponse(responseCode = "429", description = "Too many sockets")
    public Uni<Void> check(@PathParam("id") String id, @Context HttpServerRequest request) {
        return admission
                .admit(request, id, identity)
                .<Void>map(admitted -> {
                    throw Problem.of(ProblemType.UPGRADE_REQUIRED).header("Upgrade", "websocket");
                })
                .onFailure(Problem.class)
                .transform(failure -> named((Problem) failure));
    }

    private static Problem named(Problem problem) {
        return problem.header(ProblemAnswer.HEADER, problem.type().slug());
    }
}
