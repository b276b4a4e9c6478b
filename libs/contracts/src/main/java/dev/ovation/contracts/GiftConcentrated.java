package dev.ovation.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@code gift:concentrated} (internal): most of a creator's coins of a day came from few senders. Once a creator and
 * day; whoever looks after payouts should look at it.
 *
 * @param streamId the last one that was given to, by which the event is kept in order
 * @param day in the zone of creators' boards
 * @param totalCoins what all senders gave that day until then
 * @param topCoins what the few gave of it
 * @param topSenders the few, most first
 */
public record GiftConcentrated(
        UUID creatorId,
        UUID streamId,
        LocalDate day,
        long totalCoins,
        long topCoins,
        List<LeaderboardEntry> topSenders) {}
