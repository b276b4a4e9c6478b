package dev.ovation.viewer.presence;

import dev.ovation.api.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
    public Uni<Void> report(@PathParam("gatewayId") String gatewayId, ConnectionReport report) {
        if (!gatewayId.matches(ConnectionReport.CONNECTION_ID)) {
            throw Problem.violation("gatewayId", "must match " + ConnectionReport.CONNECTION_ID);
        }
        return reports.take(gatewayId, report);
    }
}
