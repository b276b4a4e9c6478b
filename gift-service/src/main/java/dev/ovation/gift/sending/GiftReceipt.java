package dev.ovation.gift.sending;

import dev.ovation.contracts.GiftView;
import java.time.Instant;
import java.util.UUID;

/**
 * Proof of a gift that was paid; the database writes it, and a repetition is given the very same.
 *
 * @param totalCoins cost times quantity
 * @param balance of the sender's wallet right after it
 */
public record GiftReceipt(
        UUID id, UUID streamId, GiftView gift, int quantity, long totalCoins, long balance, Instant createdAt) {}
