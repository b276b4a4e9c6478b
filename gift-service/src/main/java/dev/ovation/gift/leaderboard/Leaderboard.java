package dev.ovation.gift.leaderboard;

import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.contracts.LeaderboardUpdated;
import java.util.List;
import java.util.UUID;

/**
 * A stream's supporters.
 *
 * @param items the first ones by coins; of equal sums, who reached it first
 * @param totalCoins of the whole stream, not of the items
 * @param giftCount gifts sent to the stream; one of any quantity counts as one
 */
public record Leaderboard(List<LeaderboardEntry> items, long totalCoins, long giftCount) {

    LeaderboardUpdated told(UUID streamId, long version) {
        return new LeaderboardUpdated(streamId, totalCoins, giftCount, items, version);
    }
}
