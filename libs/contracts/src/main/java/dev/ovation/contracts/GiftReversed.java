package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Data of {@code gift:reversed}: a sent gift was taken back, once; the coins are the sender's again. Boards and sums follow
 * by {@code leaderboard:updated}.
 *
 * @param giftSentId the id of the {@code gift:sent}
 * @param giftId of the catalogue
 */
public record GiftReversed(
        UUID id,
        UUID giftSentId,
        UUID streamId,
        UUID senderId,
        String senderUsername,
        UUID giftId,
        int quantity,
        long totalCoins,
        Instant createdAt) {}
