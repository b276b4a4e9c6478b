package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code combo:ended}, once for each combo, also for one of a single gift; the event id is the combo's id.
 *
 * @param comboCount all quantities
 * @param comboCoins all coins
 */
public record ComboEnded(
        UUID comboId,
        UUID streamId,
        UUID senderId,
        String senderUsername,
        GiftView gift,
        long comboCount,
        long comboCoins) {}
