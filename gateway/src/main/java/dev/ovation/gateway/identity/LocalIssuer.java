package dev.ovation.gateway.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.Role;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Signs in anybody as anybody, on one machine. In production it does not exist: every question is "nothing here",
 * whatever is configured.
 */
@ApplicationScoped
public class LocalIssuer {
    private static final Logger LOG = Logger.getLogger(LocalIssuer.class);
    private static final String AUDIENCE = "ovation";
    /** Under which names become ids; changing it would give everybody a new wallet. */
    private static final UUID NAMES = UUID.fromString("6f3b1c52-8d1e-5a57-9f0e-0c1f4f1c7a10");

    private final IdentityConfig config;
    private final Optional<PrivateKey> key;

    @Inject
    LocalIssuer(IdentityConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this.config = config;
        this.key = local ? config.signingKey().map(LocalIssuer::read) : Optional.empty();
    }

    /** Whether people sign in here rather than at an OIDC issuer. */
    public boolean isOn() {
        return key.isPresent();
    }

    /** The same name, in whatever case, is the same user, also after a restart. */
    static UUID userId(String username) {
        return UuidCreator.getNameBasedSha1(NAMES, username.toLowerCase(Locale.ROOT));
    }

    /** Signs a token; RSA takes a millisecond, which an event loop does not have. */
    Uni<IssuedToken> issue(String username, Set<Role> roles) {
        PrivateKey signingKey = key.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Uni.createFrom()
                .item(() -> sign(username, roles, signingKey))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private IssuedToken sign(String username, Set<Role> roles, PrivateKey signingKey) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(config.tokenLife());
        UUID userId = userId(username);
        String token = Jwt.issuer(config.issuer())
                .audience(AUDIENCE)
                .subject(userId.toString())
                .claim("preferred_username", username)
                .groups(roles.stream().map(Role::wire).collect(Collectors.toSet()))
                .issuedAt(now)
                .expiresAt(end)
                .sign(signingKey);
        return new IssuedToken(token, end, userId, username);
    }

    private static PrivateKey read(String location) {
        try {
            String pem = Files.readString(Path.of(location.replaceFirst("^file:", "")));
            return KeyUtils.decodePrivateKey(pem);
        } catch (Exception e) {
            LOG.errorf("ovation.identity.signing-key: no private key can be read from %s", location);
            throw new IllegalStateException("The local issuer has no usable signing key", e);
        }
    }
}
