package dev.ovation.gift.leaderboard;

import dev.ovation.contracts.LeaderboardEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A creator's supporters over all streams of a period.
 *
 * @param period day, week, month or all
 * @param begins the period's first day in the zone; null for all time
 * @param zone whose days these are, a name of the tz database
 * @param items the first ones, or the caller and those next to them
 * @param me the caller's own place; null for guests and for who has sent nothing
 * @param totalCoins of the whole period, not of the items
 * @param giftCount of the whole period; a gift of any quantity counts as one
 */
public record CreatorLeaderboard(
        UUID creatorId,
        String period,
        @Schema(nullable = true) @Nullable LocalDate begins,
        String zone,
        List<LeaderboardEntry> items,
        @Schema(nullable = true) @Nullable LeaderboardEntry me,
        long totalCoins,
        long giftCount) {}
