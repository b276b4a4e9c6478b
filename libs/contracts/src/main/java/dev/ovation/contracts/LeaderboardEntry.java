package dev.ovation.contracts;

import java.util.UUID;

/**
 * One supporter on a board.
 *
 * @param rank 1 is first; of equal sums, who reached it first ranks higher
 */
public record LeaderboardEntry(int rank, UUID userId, String username, long totalCoins, long giftCount) {}
