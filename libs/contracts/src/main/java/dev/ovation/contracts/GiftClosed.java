package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code gift:closed} (internal): the closing totals of gifts for an ended stream.
 */
public record GiftClosed(UUID streamId, long totalCoins, long giftCount) {}
