package dev.ovation.gift.sending;

import dev.ovation.api.Caller;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.api.RateLimited;
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

/** {@code POST /api/streams/{id}/gift}. */
@Path("/api/streams/{id}/gift")
@Produces(MediaType.APPLICATION_JSON)
class GiftResource {
    private final GiftSending sending;
    private final Caller caller;

    GiftResource(GiftSending sending, Caller caller) {
        this.sending = sending;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @RateLimited("gifts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sendGift", summary = "Sends a gift to the creator of a live stream")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = GiftReceipt.class)))
    @APIResponse(responseCode = "402", description = "insufficient-coins, with balance and required")
    @APIResponse(responseCode = "404", description = "stream-not-found or gift-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live or idempotency-in-progress")
    @APIResponse(responseCode = "422", description = "self-gift or idempotency-key-reused")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<Response> send(
            @Parameter(schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(required = true, schema = @Schema(pattern = "^[A-Za-z0-9_-]{1,64}$"))
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            SendGiftRequest request) {
        User sender = caller.requireUser();
        IdempotencyKey unique = IdempotencyKey.required(key);
        SendGift gift = new SendGift(
                Ids.next(),
                Ids.path(id, ProblemType.STREAM_NOT_FOUND),
                sender,
                request.giftId(),
                request.quantityOrOne(),
                unique);
        return sending.send(gift).map(answer -> answer.toResponse());
    }
}
