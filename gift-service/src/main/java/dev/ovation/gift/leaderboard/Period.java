package dev.ovation.gift.leaderboard;

import dev.ovation.api.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A span over which a creator's supporters are ranked, in the zone the operator set. Weeks begin on Monday. */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    ALL;

    /** As it stands in the query. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word of the query; all when there is none
     * @throws Problem validation-failed
     */
    static Period of(@Nullable String word) {
        for (Period period : values()) {
            if (period.wire().equals(word)) {
                return period;
            }
        }
        if (word != null) {
            throw Problem.violation("period", "is one of day, week, month and all");
        }
        return ALL;
    }
}
