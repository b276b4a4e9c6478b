package dev.ovation.bench;

import java.time.Duration;
import java.util.function.IntFunction;

/** The highest rate that a leg brings to everybody with 99 of 100 deliveries under 100 ms; three steps a doubling. */
final class Climb {
    private static final double STEP = Math.cbrt(2);
    private static final double MOST_MILLIS = 100;
    private static final int MOST_RATE = 20_000;
    private static final int AFTER_PAUSE_RATE = 20;

    private final FanOutLeg leg;
    private final IntFunction<Stage> stages;
    private final Duration time;

    /**
     * @param rate 0 where not even the lowest tried was good
     * @param readerBusy how much of its core the reading thread used: near 1 it was the limit
     */
    record Top(int rate, double perSecond, double millis, double readerBusy) {}

    Climb(FanOutLeg leg, IntFunction<Stage> stages, Duration time) {
        this.leg = leg;
        this.stages = stages;
        this.time = time;
    }

    /** Up from a rate while it is good; down from it where not even it is. */
    Top from(int rate) {
        Top best = tried(rate);
        if (best.rate() == 0) {
            for (double lower = rate / STEP; lower >= AFTER_PAUSE_RATE && best.rate() == 0; lower /= STEP) {
                best = tried((int) lower);
            }
            return best;
        }
        for (double higher = rate * STEP; higher <= MOST_RATE; higher *= STEP) {
            Top next = tried((int) higher);
            if (next.rate() == 0) {
                return new Top(best.rate(), best.perSecond(), best.millis(), next.readerBusy());
            }
            best = next;
        }
        return best;
    }

    private Top tried(int rate) {
        Stage stage = stages.apply(rate);
        leg.open(stage.audience().allRooms(), stage);
        Figures figures = leg.once(stage, time);
        double millis = figures.millis(99);
        boolean good =
                figures.delivered().complete() && figures.delivered().findings().isEmpty() && millis < MOST_MILLIS;
        System.out.printf(
                "climb    %-11s %-22s p99 %8.1f ms  %,9.0f/s  reader %2.0f %%%s%n",
                leg.name(),
                stage.name(),
                millis,
                figures.perSecond(),
                100 * figures.delivered().readerBusy(),
                figures.delivered().findings().isEmpty()
                        ? ""
                        : "  " + figures.delivered().findings());
        if (!figures.delivered().complete()) {
            leg.close();
        }
        return new Top(
                good ? rate : 0,
                figures.perSecond(),
                millis,
                figures.delivered().readerBusy());
    }
}
