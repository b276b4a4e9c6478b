package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Data of {@code gift:sent}; the event id is the gift's id. It carries no running total: nobody adds.
 *
 * @param totalCoins cost times quantity
 */
public record GiftSent(
        UUID id,
        UUID streamId,
        UUID senderId,
        String senderUsername,
        GiftView gift,
        int quantity,
        long totalCoins,
        Instant createdAt) {}
