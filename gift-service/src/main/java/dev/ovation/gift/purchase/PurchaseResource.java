package dev.ovation.gift.purchase;

import dev.ovation.api.BodyRules;
import dev.ovation.gift.wallet.TopUpReceipt;
import dev.ovation.gift.wallet.Wallets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/wallet/purchases}: where a provider tells of coins that were bought. */
@Path("/api/wallet/purchases")
@Produces(MediaType.APPLICATION_JSON)
class PurchaseResource {
    private final PurchaseProvider provider;
    private final Wallets wallets;
    private final BodyRules rules;

    PurchaseResource(PurchaseProvider provider, Wallets wallets, BodyRules rules) {
        this.provider = provider;
        this.wallets = wallets;
        this.rules = rules;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellPurchase",
            summary = "A payment provider tells of coins that were bought; the wallet is filled once",
            description = "Signed: see the guide on purchases. A repetition is answered as the first time.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Purchase.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TopUpReceipt.class)))
    @APIResponse(responseCode = "401", description = "webhook-signature")
    @APIResponse(responseCode = "404", description = "not-found, where no provider is set up")
    @APIResponse(responseCode = "409", description = "idempotency-in-progress")
    @APIResponse(
            responseCode = "422",
            description = "idempotency-key-reused: this purchaseId had other coins or another user")
    public Uni<Response> tell(@HeaderParam("Ovation-Signature") @Nullable String signature, byte[] body) {
        Purchase purchase = provider.read(signature, body);
        rules.require(purchase);
        return wallets.bought(purchase.purchaseId(), purchase.userId(), purchase.coins())
                .map(answer -> answer.toResponse());
    }
}
