package dev.ovation.gift.reversal;

import dev.ovation.api.Caller;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import dev.ovation.api.User;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/streams/{id}/gifts/{giftSentId}/reversal}. */
@Path("/api/streams/{id}/gifts/{giftSentId}/reversal")
@Produces(MediaType.APPLICATION_JSON)
class ReversalResource {
    private final Reversals reversals;
    private final Caller caller;

    ReversalResource(Reversals reversals, Caller caller) {
        this.reversals = reversals;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reverseGift",
            summary = "Takes a sent gift back: the sender has the coins again",
            description = "For admins, and for creators in their own streams; also after the end.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReversalReceipt.class)))
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "sent-gift-not-found")
    @APIResponse(responseCode = "409", description = "already-reversed or idempotency-in-progress")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public Uni<Response> reverse(
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("giftSentId") String giftSentId,
            @Parameter(required = true, schema = @Schema(pattern = "^[A-Za-z0-9_-]{1,64}$"))
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            ReversalRequest request) {
        User user = caller.requireUser();
        IdempotencyKey unique = IdempotencyKey.required(key);
        ReverseGift reversal = new ReverseGift(
                Ids.next(),
                Ids.path(id, ProblemType.STREAM_NOT_FOUND),
                Ids.path(giftSentId, ProblemType.SENT_GIFT_NOT_FOUND),
                user.id(),
                user.has(Role.ADMIN),
                request.reason(),
                unique);
        return reversals.reverse(reversal).map(answer -> answer.toResponse());
    }
}
