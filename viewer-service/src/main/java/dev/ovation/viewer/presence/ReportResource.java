package dev.ovation.viewer.presence;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where gateways report their sockets. Not routed from outside; no user's token passes. */
@Path("/internal/gateways/{gatewayId}/connections")
class ReportResource {
    private final ReportService reports;

    ReportResource(ReportService reports) {
        this.reports = reports;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(InternalTokens.GATEWAY)
    @Operation(operationId = "reportConnections", summary = "Opened and closed sockets of a gateway", hidden = true)
    @APIResponse(responseCode = "204", description = "Taken, now or before")
    @APIResponse(responseCode = "409", description = "resync: send everything")
    public Uni<Void> report(
            @PathParam("gatewayId") @Pattern(regexp = ConnectionReport.CONNECTION_ID) String gatewayId,
            @Valid @NotNull ConnectionReport report) {
        return reports.take(gatewayId, report);
    }
}
