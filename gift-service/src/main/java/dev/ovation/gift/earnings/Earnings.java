package dev.ovation.gift.earnings;

import dev.ovation.contracts.LeaderboardEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a creator earned. Gifts that were taken back are in none of the sums.
 *
 * @param balance coins on the account of earnings
 * @param debt coins owed because a gift was taken back whose coins were gone; 0 or more
 * @param creatorShareBasisPoints the share a gift of now brings
 * @param zone whose days these are, a name of the tz database
 * @param byDay the last days with gifts, newest first, at most 90
 * @param byStream the last streams with gifts, newest first, at most 50
 * @param topSupporters of all time, the first ten
 */
public record Earnings(
        long balance,
        long debt,
        int creatorShareBasisPoints,
        String zone,
        List<OfDay> byDay,
        List<OfStream> byStream,
        List<LeaderboardEntry> topSupporters) {

    /**
     * @param totalCoins that were sent
     * @param earnedCoins the creator's part of them
     */
    public record OfDay(LocalDate day, long totalCoins, long earnedCoins, long giftCount) {}

    /**
     * @param totalCoins that were sent
     * @param earnedCoins the creator's part of them
     */
    public record OfStream(UUID streamId, long totalCoins, long earnedCoins, long giftCount, Instant lastGiftAt) {}
}
