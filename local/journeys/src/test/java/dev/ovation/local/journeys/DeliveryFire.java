package dev.ovation.local.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills one of the gateways whenever all are ready, and the broker as often as the plan says, evenly over its time. One
 * thing at a time: the next is killed when the last is ready again.
 */
final class DeliveryFire {
    static final String GATEWAY = "gateway";
    static final String BROKER = "kafka";
    private static final int PAUSE_MILLIS = 2_000;

    /** @param at since the fire began */
    record Kill(Duration at, String part, Duration readyAfter) {
        @Override
        public String toString() {
            return String.format("%.1f s %s (%.1f s)", at.toMillis() / 1e3, part, readyAfter.toMillis() / 1e3);
        }
    }

    private final Suite suite;
    private final Doors doors;
    private final DeliveryPlan plan;
    private final Random random;
    private final List<Kill> kills = new ArrayList<>();
    private final long begun = System.nanoTime();

    DeliveryFire(Suite suite, Doors doors, DeliveryPlan plan) {
        this.suite = suite;
        this.doors = doors;
        this.plan = plan;
        this.random = plan.random(-1);
    }

    /** Blocks until the plan's time is over; on a machine so busy that this is too short, until its kills are made. */
    void burn() {
        while (elapsed().compareTo(plan.time()) < 0 || !isEnough()) {
            int brokers = (int) kills(BROKER);
            if (brokers < plan.brokers() && elapsed().compareTo(brokerAt(brokers)) >= 0) {
                kill(suite.parts(BROKER).get(0));
            } else {
                List<Suite.Part> gateways = suite.parts(GATEWAY);
                kill(gateways.get(random.nextInt(gateways.size())));
            }
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(PAUSE_MILLIS)).toNanos());
        }
    }

    private boolean isEnough() {
        return kills(GATEWAY) >= plan.gatewaysAtLeast() && kills(BROKER) >= plan.brokers();
    }

    private Duration brokerAt(int which) {
        return plan.time().multipliedBy(which + 1).dividedBy(plan.brokers() + 1);
    }

    private void kill(Suite.Part part) {
        Duration at = elapsed();
        boolean door = part.name().equals(GATEWAY);
        suite.kill(part);
        if (door) {
            doors.killed(part.address());
        }
        suite.awaitReadyAgain(part);
        if (door) {
            doors.ready(part.address());
        }
        kills.add(new Kill(at, part.name() + "-" + part.instance(), elapsed().minus(at)));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    List<Kill> kills() {
        return List.copyOf(kills);
    }

    long kills(String name) {
        return kills.stream().filter(kill -> kill.part().startsWith(name)).count();
    }
}
