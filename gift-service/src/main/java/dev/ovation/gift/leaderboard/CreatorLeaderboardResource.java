package dev.ovation.gift.leaderboard;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.PageRequest;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.User;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
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
import org.jspecify.annotations.Nullable;

/** {@code GET /api/creators/{id}/leaderboard}. */
@Path("/api/creators/{id}/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
class CreatorLeaderboardResource {
    private static final int DEFAULT_LIMIT = 10;
    private static final String ME = "me";

    private final CreatorLeaderboards boards;
    private final Caller caller;

    CreatorLeaderboardResource(CreatorLeaderboards boards, Caller caller) {
        this.boards = boards;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getCreatorLeaderboard",
            summary = "Who sent most to a creator today, this week, this month or ever",
            description = "With around=me, for signed-in callers, the caller and two above and below.")
    @APIResponse(responseCode = "200", description = "Exact at the moment it is read; empty for an unknown creator")
    @APIResponse(responseCode = "401", description = "authentication-required, for around=me")
    @APIResponse(responseCode = "404", description = "not-found, where the id is no UUID")
    public Uni<CreatorLeaderboard> board(
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {"day", "week", "month", "all"},
                                            defaultValue = "all"))
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(schema = @Schema(enumeration = ME)) @QueryParam("around") @Nullable String around,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "10"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        UUID creator = Ids.path(id, ProblemType.NOT_FOUND);
        Period when = Period.of(period);
        int most = PageRequest.limit(limit, DEFAULT_LIMIT);
        if (isMe(around)) {
            return boards.around(creator, when, caller.requireUser().id());
        }
        User user = caller.user();
        return boards.first(creator, when, most, user == null ? null : user.id());
    }

    private static boolean isMe(@Nullable String around) {
        if (around != null && !around.equals(ME)) {
            throw Problem.violation("around", "is me, or absent");
        }
        return around != null;
    }
}
