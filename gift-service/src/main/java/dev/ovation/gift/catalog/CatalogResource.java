package dev.ovation.gift.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /api/gifts}. */
@Path("/api/gifts")
@Produces(MediaType.APPLICATION_JSON)
class CatalogResource {
    /** Asked again each time, answered with a 304 nearly each time. */
    private static final String CACHING = "public, no-cache";

    private final GiftCatalog catalog;

    CatalogResource(GiftCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listGifts", summary = "The gifts that can be sent, the cheapest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GiftList.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match has it")
    public Uni<Response> list(@Context Request request) {
        return catalog.offered().map(gifts -> answer(gifts, request));
    }

    private static Response answer(GiftList gifts, Request request) {
        EntityTag tag = new EntityTag(Integer.toHexString(gifts.hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(gifts))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
