package dev.ovation.gateway.frontpage;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know before anything else.
 *
 * @param signIn local or oidc
 * @param media on, starting or off
 * @param purchaseUrl where coins are sold, with {@code {userId}} and {@code {coins}} to fill in; null where nobody sells
 * @param limits how much of something the API takes, by name
 */
public record ClientConfig(
        String profile,
        @Schema(enumeration = {"local", "oidc"}) String signIn,
        @Nullable Oidc oidc,
        @Schema(enumeration = {"on", "starting", "off"}) String media,
        long keepAliveSeconds,
        @Nullable String purchaseUrl,
        Map<String, Long> limits) {
    /** Where people sign in. */
    public record Oidc(String issuer, String clientId) {}
}
