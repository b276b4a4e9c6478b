package dev.ovation.gateway.identity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The local sign-in. */
@Path("/api/identity/token")
class TokenResource {
    private final LocalIssuer issuer;

    TokenResource(LocalIssuer issuer) {
        this.issuer = issuer;
    }

    /** A token for a name. Locally only: elsewhere there is nothing at this address. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @APIResponse(responseCode = "200", description = "The token")
    @APIResponse(responseCode = "404", description = "Not where an OIDC issuer signs people in")
    public Uni<IssuedToken> issue(TokenRequest request) {
        return issuer.issue(request.username(), request.rolesOrDefault());
    }
}
