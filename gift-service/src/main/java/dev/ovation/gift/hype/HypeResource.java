package dev.ovation.gift.hype;

import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.HypeTrain;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/streams/{id}/hype}. */
@Path("/api/streams/{id}/hype")
@Produces(MediaType.APPLICATION_JSON)
class HypeResource {
    private final HypeTrains trains;

    HypeResource(HypeTrains trains) {
        this.trains = trains;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getHype", summary = "The hype train that runs in a stream, as it was told last")
    @APIResponse(responseCode = "200", description = "One runs")
    @APIResponse(responseCode = "404", description = "stream-not-found, or hype-not-found while none runs")
    public Uni<HypeTrain> hype(@Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id) {
        return trains.of(Ids.path(id, ProblemType.STREAM_NOT_FOUND));
    }
}
