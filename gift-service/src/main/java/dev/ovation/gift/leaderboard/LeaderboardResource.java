package dev.ovation.gift.leaderboard;

import dev.ovation.api.Ids;
import dev.ovation.api.PageRequest;
import dev.ovation.api.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/streams/{id}/leaderboard}. */
@Path("/api/streams/{id}/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
class LeaderboardResource {
    private static final int DEFAULT_LIMIT = 10;

    private final Leaderboards boards;

    LeaderboardResource(Leaderboards boards) {
        this.boards = boards;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getLeaderboard", summary = "Who sent most to a stream")
    @APIResponse(responseCode = "200", description = "Exact at the moment it is read")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    public Uni<Leaderboard> board(
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "10"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        int most = PageRequest.limit(limit, DEFAULT_LIMIT);
        return boards.of(Ids.path(id, ProblemType.STREAM_NOT_FOUND), most);
    }
}
