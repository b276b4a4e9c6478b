package dev.ovation.contracts;

import java.util.UUID;

/**
 * Data of {@code viewer:closed} (internal): the closing totals of presence for an ended stream.
 */
public record ViewerClosed(UUID streamId, int peakViewers, long totalViews) {}
