package dev.ovation.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several legs in one run: in each repetition all of them forth and back (A B B A), so that what drifts meets all alike. A
 * repetition in which others took more than a tenth of the machine is made again.
 */
final class Legs {
    private static final double MOST_FOREIGN = 0.10;
    private static final int MOST_DISCARDED = 5;

    private final SuiteUnderTest suite;
    private final List<Leg> legs = new ArrayList<>();
    private final Quietness quietness = new Quietness(MOST_FOREIGN, MOST_DISCARDED);

    /** One of the things compared: its figure of each repetition. */
    static final class Leg {
        private final String name;
        private final DoubleSupplier run;
        private final List<Double> figures = new ArrayList<>();
        private double forth;
        private double back;

        private Leg(String name, DoubleSupplier run) {
            this.name = name;
            this.run = run;
        }

        /** This leg over another, within each repetition. */
        List<Double> over(Leg other) {
            return IntStream.range(0, figures.size())
                    .mapToObj(i -> figures.get(i) / other.figures.get(i))
                    .toList();
        }
    }

    Legs(SuiteUnderTest suite) {
        this.suite = suite;
    }

    /** @param run gives the leg's figure, more being better */
    Leg add(String name, DoubleSupplier run) {
        Leg leg = new Leg(name, run);
        legs.add(leg);
        return leg;
    }

    /** @param warmUp for at least so long each leg runs before anything counts: a JVM compiles what it runs often */
    void run(int repetitions, Duration warmUp, PrintStream log) {
        for (Leg leg : legs) {
            long end = System.nanoTime() + warmUp.toNanos();
            do {
                log.printf("warm  %-32s %,10.0f%n", leg.name, leg.run.getAsDouble());
            } while (System.nanoTime() < end);
        }
        List<Leg> backwards = new ArrayList<>(legs);
        Collections.reverse(backwards);
        for (int repetition = 1; repetition <= repetitions; ) {
            double others = 0;
            for (Leg leg : legs) {
                others = Math.max(others, foreignShareOf(() -> leg.forth = leg.run.getAsDouble()));
            }
            for (Leg leg : backwards) {
                others = Math.max(others, foreignShareOf(() -> leg.back = leg.run.getAsDouble()));
            }
            for (Leg leg : legs) {
                log.printf("%-5d %-32s %,10.0f %,10.0f%n", repetition, leg.name, leg.forth, leg.back);
            }
            if (!quietness.accepts(others)) {
                continue;
            }
            legs.forEach(leg -> leg.figures.add((leg.forth + leg.back) / 2));
            repetition++;
        }
    }

    private double foreignShareOf(Runnable work) {
        return Quietness.foreignShareOf(suite::processes, work);
    }

    /** Name, median and spread of each leg, as rows of a table. */
    String table() {
        return legs.stream()
                .map(leg -> "| " + leg.name + " | " + Sums.spread(leg.figures, 0) + " |\n")
                .collect(Collectors.joining());
    }

    String quietness() {
        return quietness.told("repetitions");
    }
}
