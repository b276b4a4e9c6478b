package dev.ovation.viewer.presence;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Authenticates what comes in below {@code /internal/gateways}, before and instead of the check of users' tokens. All
 * else is left to that.
 */
@ApplicationScoped
class InternalAuthentication implements HttpAuthenticationMechanism {
    private static final String BELOW = "/internal/gateways/";
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    private final InternalTokens tokens;

    InternalAuthentication(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        String authorization = request.request().getHeader("Authorization");
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !request.normalizedPath().startsWith(BELOW)) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(() -> identity(authorization.substring(BEARER.length())));
    }

    private SecurityIdentity identity(String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(tokens.requireGateway(token)))
                .addRole(InternalTokens.GATEWAY)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before the users' tokens. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
