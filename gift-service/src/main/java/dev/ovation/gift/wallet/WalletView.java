package dev.ovation.gift.wallet;

import java.util.UUID;

/**
 * A wallet as its owner sees it.
 *
 * @param balance coins, never below 0
 */
public record WalletView(UUID userId, long balance) {}
