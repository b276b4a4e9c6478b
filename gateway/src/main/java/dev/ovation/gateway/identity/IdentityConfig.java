package dev.ovation.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who issues tokens. */
@ConfigMapping(prefix = "ovation.identity")
public interface IdentityConfig {
    /** The {@code iss} of every token: an OIDC issuer's URL, or the name of the local issuer. */
    @WithDefault("https://ovation.local")
    String issuer();

    /** Where the public half is: a PEM file or a key set's URL. */
    Optional<String> publicKey();

    /** PEM file with the local issuer's private key; used in local profiles only. */
    Optional<String> signingKey();

    /** How long a local token lives. */
    @WithDefault("1H")
    Duration tokenLife();
}
