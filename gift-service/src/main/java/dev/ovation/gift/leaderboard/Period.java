package dev.ovation.gift.leaderboard;

import dev.ovation.api.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
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

    /** The first day of the period a day lies in; null for all time. */
    @Nullable
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case ALL -> null;
        };
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
