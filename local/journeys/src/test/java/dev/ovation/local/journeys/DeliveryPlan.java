package dev.ovation.local.journeys;

import java.time.Duration;
import java.util.Random;

/**
 * How long, and by which seed: {@code -Dovation.chaos.minutes} and {@code .seed} ask for another run than the short one
 * of a minute.
 */
record DeliveryPlan(long seed, int minutes) {
    private static final int GATEWAYS_A_MINUTE = 2;
    private static final int GATEWAYS = 6;
    private static final int BROKERS = 2;

    static DeliveryPlan asked() {
        return new DeliveryPlan(
                Long.getLong("ovation.chaos.seed", System.nanoTime()), Integer.getInteger("ovation.chaos.minutes", 1));
    }

    /** One for each who decides something, so that none takes another's numbers. */
    Random random(int of) {
        return new Random(seed * 31 + of);
    }

    Duration time() {
        return Duration.ofMinutes(minutes);
    }

    /** Kills of a gateway that make it a run. */
    int gatewaysAtLeast() {
        return Math.min(GATEWAYS, minutes * GATEWAYS_A_MINUTE);
    }

    int brokers() {
        return Math.min(BROKERS, minutes);
    }
}
