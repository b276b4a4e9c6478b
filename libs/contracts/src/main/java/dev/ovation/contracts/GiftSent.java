package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code gift:sent}; the event id is the gift's id. It carries no running total of the stream: nobody adds.
 *
 * @param totalCoins cost times quantity
 * @param comboId what this gift is a part of, alone or with others; null in events from before there were combos
 * @param comboCount all quantities of the combo so far, this one's included
 * @param comboCoins all coins of the combo so far
 * @param comboExpiresAt until when another one joins it; null where comboId is
 */
public record GiftSent(
        UUID id,
        UUID streamId,
        UUID senderId,
        String senderUsername,
        GiftView gift,
        int quantity,
        long totalCoins,
        @Nullable UUID comboId,
        long comboCount,
        long comboCoins,
        @Nullable Instant comboExpiresAt,
        Instant createdAt) {}
