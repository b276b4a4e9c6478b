package dev.ovation.stream.broadcast;

/**
 * A stream's figures. Only read here: their owners publish them and {@link StreamFigures} writes them in one statement
 * each, so that a figure never waits for, or undoes, a change of the stream.
 *
 * @param totalGiftsReceived in coins
 * @param isFinal none of them changes any more, but for gifts that are taken back
 */
record Figures(
        int currentViewers, int guests, int peakViewers, long totalViews, long totalGiftsReceived, boolean isFinal) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, false);
}
