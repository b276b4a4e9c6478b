package dev.ovation.contracts;

import java.util.List;
import java.util.UUID;

/**
 * Data of {@code leaderboard:updated}: absolute, at most one a second and stream, the last one exact.
 *
 * @param totalCoins of the whole stream, not of the items
 * @param items the first ten
 */
public record LeaderboardUpdated(
        UUID streamId, long totalCoins, long giftCount, List<LeaderboardEntry> items, long version) {}
