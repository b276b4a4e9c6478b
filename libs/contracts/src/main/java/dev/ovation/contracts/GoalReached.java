package dev.ovation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Data of {@code goal:reached}, once for each goal.
 *
 * @param coins sent since the goal was set, at the moment it was found reached
 */
public record GoalReached(
        UUID streamId, UUID goalId, String title, String reward, long targetCoins, long coins, Instant reachedAt) {}
