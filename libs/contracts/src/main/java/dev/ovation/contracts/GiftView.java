package dev.ovation.contracts;

import java.util.UUID;

/**
 * A gift of the catalogue.
 *
 * @param animationType float, burst, fireworks or confetti
 * @param rarity common, rare, epic or legendary
 * @param coinCost coins for one
 */
public record GiftView(UUID id, String name, String emoji, String animationType, String rarity, long coinCost) {}
