package dev.ovation.gateway.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A signed-in user's token.
 *
 * @param userId the token's {@code sub}
 */
public record IssuedToken(String accessToken, Instant expiresAt, UUID userId, String username) {}
