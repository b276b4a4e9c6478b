package dev.ovation.viewer.audience;

import dev.ovation.contracts.ViewerCount;

/**
 * A stream's figures after it was counted.
 *
 * @param news whether they are to be published
 * @param hintChange what becomes of telling comings and goings
 */
record Figures(ViewerCount count, boolean news, HintChange hintChange) {

    /** What becomes of telling comings and goings one by one. */
    enum HintChange {
        /** Told before, told now. */
        TOLD,
        /** Not told before, not told now. */
        SILENT,
        /** There are too many from now on. */
        STOPPED,
        /** Few enough again: who is there now is not news. */
        RESUMED;

        static HintChange of(boolean before, boolean now) {
            if (before) {
                return now ? TOLD : STOPPED;
            }
            return now ? RESUMED : SILENT;
        }
    }
}
