package dev.ovation.viewer.presence;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Checks the token a gateway shows: signed by the gateways' own key with one pinned algorithm, for this purpose alone,
 * and short-lived. The issuer of users' tokens has no part in it.
 */
@ApplicationScoped
class InternalTokens {
    /** The role of who passed. No user's token can carry it: those never meet this check. */
    static final String GATEWAY = "service:gateway";

    private static final String ISSUER = "ovation-gateway";
    private static final String AUDIENCE = "ovation-internal";
    private static final int LEEWAY_SECONDS = 30;
    private static final int LONGEST_LIFE_MINUTES = 5;

    private final JwtConsumer check;

    InternalTokens(@ConfigProperty(name = "ovation.internal.public-key") String location) {
        check = new JwtConsumerBuilder()
                .setVerificationKey(read(location))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(true, ISSUER)
                .setExpectedAudience(true, AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
    }

    /**
     * Which gateway shows this token.
     *
     * @throws AuthenticationFailedException for any other token, a user's too
     */
    String requireGateway(String token) {
        try {
            String subject = check.processToClaims(token).getSubject();
            return subject == null ? ISSUER : subject;
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new AuthenticationFailedException("not a gateway's token");
        }
    }

    /** {@code location}: a PEM file, as a path or a {@code file:} URL. */
    private static PublicKey read(String location) {
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return KeyUtils.decodePublicKey(Files.readString(file), SignatureAlgorithm.RS256);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("ovation.internal.public-key can't be read: " + location, e);
        }
    }
}
