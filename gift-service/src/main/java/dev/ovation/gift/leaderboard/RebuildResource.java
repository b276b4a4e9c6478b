package dev.ovation.gift.leaderboard;

import dev.ovation.api.Caller;
import dev.ovation.api.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST /api/admin/leaderboards/rebuild}. */
@Path("/api/admin/leaderboards/rebuild")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class RebuildResource {
    private final RollUp rollUp;
    private final Caller caller;

    RebuildResource(RollUp rollUp, Caller caller) {
        this.rollUp = rollUp;
        this.caller = caller;
    }

    /**
     * What a rebuild made.
     *
     * @param cells a sender's place on a board of a stream or of a creator's period
     */
    public record Rebuilt(long cells) {}

    @POST
    @Operation(
            operationId = "rebuildLeaderboards",
            summary = "Makes all boards anew out of the gifts and reversals that were booked",
            description = "For admins. Gifts go on meanwhile and are counted; boards stay readable.")
    @APIResponse(responseCode = "200", description = "Done; the boards are what the ledger says")
    @APIResponse(responseCode = "403", description = "role-required")
    public Uni<Rebuilt> rebuild() {
        caller.requireUser().require(Role.ADMIN);
        return rollUp.rebuild().map(Rebuilt::new);
    }
}
