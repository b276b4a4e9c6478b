package dev.ovation.gift.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * Proof of a top-up.
 *
 * @param balance of the wallet right after it
 */
public record TopUpReceipt(UUID id, UUID userId, long coins, long balance, Instant createdAt) {}
