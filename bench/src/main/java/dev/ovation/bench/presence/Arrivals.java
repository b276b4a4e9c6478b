package dev.ovation.bench.presence;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Lets guests come and go at a steady rate, whatever becomes of them: an open loop. */
public final class Arrivals {
    private static final Duration STEP = Duration.ofMillis(5);

    private Arrivals() {}

    /** So many new guests come, taking the doors and the streams in turn; returns when the last has set out. */
    public static List<CrowdSocket> come(
            Crowd crowd, int guests, double perSecond, List<InetSocketAddress> doors, List<UUID> streams) {
        List<CrowdSocket> sockets = new ArrayList<>(guests);
        atRate(
                guests,
                perSecond,
                at -> sockets.add(crowd.open(
                        doors.get(at % doors.size()),
                        streams.get(at / doors.size() % streams.size()),
                        UUID.randomUUID())));
        return sockets;
    }

    /** They leave, each with a close frame; returns when the last has been told to. */
    public static void leave(List<CrowdSocket> sockets, double perSecond) {
        atRate(sockets.size(), perSecond, at -> sockets.get(at).leave());
    }

    /** Does something so many times, each no sooner than its turn. */
    public static void atRate(int times, double perSecond, Consumer<Integer> what) {
        long begun = System.nanoTime();
        for (int at = 0; at < times; at++) {
            long due = begun + (long) (at / perSecond * TimeUnit.SECONDS.toNanos(1));
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(STEP.toNanos());
            }
            what.accept(at);
        }
    }

    /** Waits until all sockets are in this state, or the time is over; how many are not. */
    public static long await(List<CrowdSocket> sockets, CrowdSocket.State state, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long others = others(sockets, state);
        while (others > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP.toNanos());
            others = others(sockets, state);
        }
        return others;
    }

    private static long others(List<CrowdSocket> sockets, CrowdSocket.State state) {
        return sockets.stream().filter(socket -> socket.state() != state).count();
    }
}
