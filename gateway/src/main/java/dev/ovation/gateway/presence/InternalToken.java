package dev.ovation.gateway.presence;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the gateway shows to services: its own word for a minute, signed with a key of its own; nobody's token. */
@ApplicationScoped
class InternalToken {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(20);

    private final PrivateKey key;
    private final InstantSource clock;
    private String token = "";
    private Instant end = Instant.EPOCH;

    @Inject
    InternalToken(@ConfigProperty(name = "ovation.internal.signing-key") String location) {
        this(keyAt(location), InstantSource.system());
    }

    InternalToken(PrivateKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    private static PrivateKey keyAt(String location) {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(Path.of(location.replaceFirst("^file:", ""))));
        } catch (Exception e) {
            throw new IllegalStateException("ovation.internal.signing-key: no private key at " + location, e);
        }
    }

    /**
     * A token with at least 20 s left, and none from a future that the clock was put back from: services refuse those. Signs
     * now and then, so not on an event loop.
     */
    synchronized String current() {
        Instant now = clock.instant();
        if (now.isAfter(end.minus(RENEW_BEFORE)) || now.isBefore(end.minus(LIFE))) {
            end = now.plus(LIFE);
            token = Jwt.issuer("ovation-gateway")
                    .audience("ovation-internal")
                    .subject("ovation-gateway")
                    .issuedAt(now)
                    .expiresAt(end)
                    .sign(key);
        }
        return token;
    }
}
