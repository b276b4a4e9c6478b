package dev.ovation.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@code hype:started}, {@code hype:progress} and {@code hype:ended}: many give in a short time. Absolute.
 *
 * @param level from 1 on; never falls
 * @param coins all that count for it
 * @param levelCoins of them those beyond what this level began at
 * @param levelTarget how many of them the next level takes; 0 on the last level
 * @param topContributors the first three
 * @param expiresAt when it ends unless the next level is reached before
 * @param version of two of one stream the higher one is newer
 */
public record HypeTrain(
        UUID streamId,
        UUID hypeId,
        int level,
        long coins,
        long levelCoins,
        long levelTarget,
        List<LeaderboardEntry> topContributors,
        Instant startedAt,
        Instant expiresAt,
        long version) {}
