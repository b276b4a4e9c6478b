package dev.ovation.gift.sending;

import dev.ovation.contracts.GiftView;
import java.time.Instant;
import java.util.UUID;

/**
 * Proof of a gift that was paid; the database writes it, and a repetition is given the very same.
 *
 * @param totalCoins cost times quantity
 * @param comboId what this gift is a part of: sends of the same gift that follow each other are one combo
 * @param comboCount all quantities of the combo so far, this one's included
 * @param comboCoins all coins of the combo so far
 * @param comboExpiresAt until when another one joins it
 * @param balance of the sender's wallet right after it
 */
public record GiftReceipt(
        UUID id,
        UUID streamId,
        GiftView gift,
        int quantity,
        long totalCoins,
        long balance,
        UUID comboId,
        long comboCount,
        long comboCoins,
        Instant comboExpiresAt,
        Instant createdAt) {}
