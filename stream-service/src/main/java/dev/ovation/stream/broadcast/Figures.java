package dev.ovation.stream.broadcast;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A stream's figures. Only read here: their owners publish them and {@link StreamFigures} writes them in one statement
 * each, so that a figure never waits for, or undoes, a change of the stream.
 */
@Embeddable
class Figures {
    @Column(name = "current_viewers", updatable = false)
    int currentViewers;

    @Column(name = "guests", updatable = false)
    int guests;

    @Column(name = "peak_viewers", updatable = false)
    int peakViewers;

    @Column(name = "total_views", updatable = false)
    long totalViews;

    @Column(name = "total_gifts_received", updatable = false)
    long totalGiftsReceived;

    @Column(name = "statistics_final", updatable = false)
    boolean isFinal;
}
