package dev.ovation.gift.hype;

import dev.ovation.contracts.HypeTrain;
import dev.ovation.contracts.LeaderboardEntry;
import dev.ovation.gift.GiftConfig;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream's hype train. It decides; nothing here asks a clock.
 *
 * @param countsFrom gifts from then on count for it
 * @param endedAt null while it runs
 * @param level never falls, whatever is taken back
 * @param version of two of one stream the higher one is newer, over all its trains
 */
record Train(
        UUID streamId,
        UUID hypeId,
        Instant countsFrom,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        int level,
        long coins,
        long version) {

    static Train started(
            UUID streamId,
            UUID hypeId,
            HypeRepository.Window window,
            Instant countsFrom,
            long version,
            GiftConfig.Hype rules) {
        Instant expires = window.now().plus(rules.duration());
        int level = levels(rules).at(window.coins());
        return new Train(streamId, hypeId, countsFrom, window.now(), expires, null, level, window.coins(), version);
    }

    boolean runs() {
        return endedAt == null;
    }

    /** Whether another may start: enough time has passed since this one ended. */
    boolean hasRested(Instant now, GiftConfig.Hype rules) {
        return endedAt != null && !now.isBefore(endedAt.plus(rules.rest()));
    }

    /** With so many coins now; a new level gives it time anew. */
    Train with(long coinsNow, Instant now, GiftConfig.Hype rules) {
        int reached = Math.max(level, levels(rules).at(coinsNow));
        Instant expires = reached > level ? now.plus(rules.duration()) : expiresAt;
        return new Train(streamId, hypeId, countsFrom, startedAt, expires, null, reached, coinsNow, version + 1);
    }

    Train ended(Instant now) {
        return new Train(streamId, hypeId, countsFrom, startedAt, expiresAt, now, level, coins, version + 1);
    }

    HypeTrain view(List<LeaderboardEntry> contributors, GiftConfig.Hype rules) {
        HypeLevels levels = levels(rules);
        return new HypeTrain(
                streamId,
                hypeId,
                level,
                coins,
                Math.max(0, coins - levels.begin(level)),
                levels.target(level),
                contributors,
                startedAt,
                expiresAt,
                version);
    }

    private static HypeLevels levels(GiftConfig.Hype rules) {
        return new HypeLevels(rules.levelCoins(), rules.growth(), rules.levels());
    }
}
