package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code goal:progress} and the answer of the goal's routes: absolute, at most one a second and stream.
 *
 * @param reward what the creator promises; empty when nothing was said
 * @param coins sent since the goal was set, without what was taken back
 * @param reachedAt null until it is reached; stays when gifts are taken back afterwards
 * @param active false once the creator took the goal away
 * @param version of two the higher one is newer
 */
public record GoalProgress(
        UUID streamId,
        UUID goalId,
        String title,
        String reward,
        long targetCoins,
        long coins,
        @Nullable Instant reachedAt,
        boolean active,
        long version) {}
