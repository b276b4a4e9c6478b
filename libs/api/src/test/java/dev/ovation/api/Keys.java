package dev.ovation.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** A key pair for the run, and tokens signed with it. */
public class Keys implements QuarkusTestResourceLifecycleManager {
    static final String ADA = "5b0c4a52-7d0e-5e8b-9f51-1c2d3e4f5a61";
    private static final KeyPair PAIR = pair();

    @Override
    public Map<String, String> start() {
        try {
            Path pem = Files.createTempFile("identity", ".pem");
            String body =
                    Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded());
            Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
            return Map.of("ovation.identity.public-key", pem.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String token(String... roles) {
        return token(ADA, "ada", "ovation", "https://ovation.local", Duration.ofMinutes(5), PAIR.getPrivate(), roles);
    }

    static String token(
            String sub, String name, String audience, String issuer, Duration life, PrivateKey key, String... roles) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject(sub)
                .claim("preferred_username", name)
                .groups(Set.of(roles))
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plus(life))
                .sign(key);
    }

    static PrivateKey own() {
        return PAIR.getPrivate();
    }
}
