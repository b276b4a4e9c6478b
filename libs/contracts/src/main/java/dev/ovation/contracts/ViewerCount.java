package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code viewer:count}: absolute figures, at most one a second and stream.
 *
 * @param currentViewers users and guests together
 * @param version grows with each count of the stream
 */
public record ViewerCount(
        UUID streamId, int currentViewers, int guests, int peakViewers, long totalViews, long version) {}
