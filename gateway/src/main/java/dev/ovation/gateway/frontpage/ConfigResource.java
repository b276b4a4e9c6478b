package dev.ovation.gateway.frontpage;

import dev.ovation.gateway.GatewayConfig;
import dev.ovation.gateway.identity.IdentityConfig;
import dev.ovation.gateway.identity.LocalIssuer;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The first thing a page asks. */
@Path("/api/config")
class ConfigResource {
    private final GatewayConfig config;
    private final IdentityConfig identity;
    private final LocalIssuer issuer;
    private final MediaServer media;

    ConfigResource(GatewayConfig config, IdentityConfig identity, LocalIssuer issuer, MediaServer media) {
        this.config = config;
        this.identity = identity;
        this.issuer = issuer;
        this.media = media;
    }

    /** What a client must know before anything else. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @APIResponse(responseCode = "200", description = "How to sign in, whether there is a picture, what the limits are")
    public ClientConfig read() {
        String clientId = config.oidcClientId().orElse("ovation");
        return new ClientConfig(
                String.join(",", ConfigUtils.getProfiles()),
                issuer.isOn() ? "local" : "oidc",
                issuer.isOn() ? null : new ClientConfig.Oidc(identity.issuer(), clientId),
                media.state(),
                config.live().keepAlive().toSeconds(),
                config.purchaseUrl().orElse(null),
                limits());
    }

    private Map<String, Long> limits() {
        return Map.of(
                "titleCharacters", 140L,
                "descriptionCharacters", 2_000L,
                "tags", 10L,
                "tagCharacters", 30L,
                "messageCharacters", 500L,
                "giftQuantity", 999L,
                "bodyBytes", 65_536L,
                "thumbnailBytes", 2_097_152L,
                "socketsPerViewer", (long) config.live().socketsPerViewer());
    }
}
