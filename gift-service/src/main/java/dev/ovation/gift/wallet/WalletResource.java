package dev.ovation.gift.wallet;

import dev.ovation.api.Caller;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/wallet}: the caller's own coins. */
@Path("/api/wallet")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class WalletResource {
    private static final int DEFAULT_PAGE = 50;

    private final Wallets wallets;
    private final Caller caller;

    WalletResource(Wallets wallets, Caller caller) {
        this.wallets = wallets;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getWallet", summary = "The caller's balance")
    public Uni<WalletView> wallet() {
        return wallets.of(caller.requireUser().id());
    }

    @GET
    @Path("/transactions")
    @Operation(
            operationId = "listTransactions",
            summary = "What came into and went out of the caller's wallet, newest first")
    public Uni<Page<WalletTransaction>> transactions(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return wallets.transactions(caller.requireUser().id(), PageRequest.of(limit, cursor, DEFAULT_PAGE, 1));
    }

    @POST
    @Path("/top-ups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "topUpWallet",
            summary = "Puts coins into a wallet",
            description = "For admins; with the local suite every user may fill the own wallet.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TopUpReceipt.class)))
    @APIResponse(responseCode = "403", description = "role-required")
    @APIResponse(responseCode = "409", description = "idempotency-in-progress")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public Uni<Response> topUp(
            @Parameter(required = true, schema = @Schema(pattern = "^[A-Za-z0-9_-]{1,64}$"))
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            TopUpRequest request) {
        return wallets.topUp(caller.requireUser(), request, IdempotencyKey.required(key))
                .map(answer -> answer.toResponse());
    }
}
