package dev.ovation.stream.media;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where LiveKit reports; anybody may knock, only its signature opens. */
@Path("/api/media/webhook")
@Tag(name = "media")
class WebhookResource {
    private final LiveKitWebhooks webhooks;
    private final BroadcastHints hints;
    private final Vertx vertx;

    WebhookResource(LiveKitWebhooks webhooks, BroadcastHints hints, Vertx vertx) {
        this.webhooks = webhooks;
        this.hints = hints;
        this.vertx = vertx;
    }

    @POST
    @PermitAll
    @Consumes("application/webhook+json")
    @Operation(summary = "LiveKit's webhook; a repeat is answered as the first")
    @APIResponse(responseCode = "200", description = "Taken")
    public Uni<Response> take(byte[] body, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return vertx.executeBlocking(() -> webhooks.read(body, authorization), false)
                .chain(hint ->
                        hint.map(hints::look).orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(() -> Response.ok().build());
    }
}
