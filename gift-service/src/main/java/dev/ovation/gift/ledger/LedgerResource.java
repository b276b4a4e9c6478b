package dev.ovation.gift.ledger;

import dev.ovation.api.Caller;
import dev.ovation.api.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/admin/ledger/proof}. */
@Path("/api/admin/ledger/proof")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class LedgerResource {
    private final LedgerProving proving;
    private final Caller caller;

    LedgerResource(LedgerProving proving, Caller caller) {
        this.proving = proving;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "proveLedger",
            summary = "Sums everything that was ever booked and compares balances, boards and gifts with it",
            description =
                    "For admins. Never one that began before the request; those who ask while one is made share the next.")
    @APIResponse(responseCode = "200", description = "What was found; faults is empty when the books are right")
    @APIResponse(responseCode = "403", description = "role-required")
    public Uni<LedgerProof> proof() {
        caller.requireUser().require(Role.ADMIN);
        return proving.now();
    }
}
