package dev.ovation.gift.reversal;

import java.time.Instant;
import java.util.UUID;

/**
 * Proof of a reversal; the database writes it, and a repetition is given the very same.
 *
 * @param giftSentId the gift that was taken back
 * @param senderId who has the coins again
 * @param shortfall the part the creator no longer had, and owes
 */
public record ReversalReceipt(
        UUID id,
        UUID giftSentId,
        UUID streamId,
        UUID senderId,
        long totalCoins,
        long shortfall,
        String reason,
        Instant createdAt) {}
