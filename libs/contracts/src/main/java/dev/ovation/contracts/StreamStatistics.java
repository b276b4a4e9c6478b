package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code stream:statistics}: the final figures of an ended stream, published once.
 *
 * @param totalViews distinct viewers while live
 * @param totalGiftsReceived coins
 */
public record StreamStatistics(
        UUID streamId, long version, long durationSeconds, int peakViewers, long totalViews, long totalGiftsReceived) {}
