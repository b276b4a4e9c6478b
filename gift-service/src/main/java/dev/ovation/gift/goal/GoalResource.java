package dev.ovation.gift.goal;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.GoalProgress;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/streams/{id}/goal}. */
@Path("/api/streams/{id}/goal")
@Produces(MediaType.APPLICATION_JSON)
class GoalResource {
    private final Goals goals;
    private final Caller caller;

    GoalResource(Goals goals, Caller caller) {
        this.goals = goals;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getGoal", summary = "The goal of a stream and how far it is, exact when read")
    @APIResponse(responseCode = "200", description = "The goal")
    @APIResponse(responseCode = "404", description = "stream-not-found or goal-not-found")
    public Uni<GoalProgress> goal(@Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id) {
        return goals.of(Ids.path(id, ProblemType.STREAM_NOT_FOUND));
    }

    @PUT
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setGoal",
            summary = "Sets the goal of one's own stream, in the place of the one there was",
            description = "It counts the coins that are sent from now on.")
    @APIResponse(responseCode = "200", description = "The goal as it is now")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-ended")
    public Uni<GoalProgress> set(
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id, SetGoalRequest goal) {
        return goals.set(Ids.path(id, ProblemType.STREAM_NOT_FOUND), caller.requireUser(), goal);
    }

    @DELETE
    @Authenticated
    @Operation(operationId = "removeGoal", summary = "Takes the goal of one's own stream away")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found or goal-not-found")
    public Uni<Void> remove(@Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id) {
        return goals.remove(Ids.path(id, ProblemType.STREAM_NOT_FOUND), caller.requireUser());
    }
}
