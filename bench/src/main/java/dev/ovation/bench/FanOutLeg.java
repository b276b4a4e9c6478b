package dev.ovation.bench;

import dev.ovation.bench.sockets.Delivered;
import dev.ovation.bench.sockets.Feed;
import dev.ovation.bench.sockets.Schedule;
import dev.ovation.bench.sockets.Viewers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server with its viewers: starts when it is measured, runs until another leg's turn. */
final class FanOutLeg implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** What viewers leave to be done when they come and go is not the cost of messages. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final FanOutServer server;
    private final Duration warmUp;
    private final Quietness quietness;
    private final int inFlight;
    private FanOutServer.@Nullable Running running;
    private @Nullable Crowd crowd;

    /** Viewers that are there, and the feed. */
    private record Crowd(Audience audience, Viewers viewers, Feed feed) {
        void close() {
            viewers.close();
            feed.close();
        }
    }

    /** @param inFlight as {@link Schedule} has it */
    FanOutLeg(FanOutServer server, Duration warmUp, Quietness quietness, int inFlight) {
        this.server = server;
        this.warmUp = warmUp;
        this.quietness = quietness;
        this.inFlight = inFlight;
    }

    String name() {
        return server.name();
    }

    /**
     * Starts the server.
     *
     * @param rooms as many as any stage needs
     * @param warm what it is warmed with
     */
    void open(int rooms, Stage warm) {
        if (running == null) {
            running = server.start(rooms);
            seated(warm.audience());
            deliver(warm, warmUp);
        }
    }

    /** The server that runs. */
    FanOutServer.Running running() {
        FanOutServer.Running now = running;
        if (now == null) {
            throw new IllegalStateException(name() + " is not running");
        }
        return now;
    }

    /** Measures until the machine was quiet meanwhile; deliveries that went wrong are in the figures. */
    Figures measure(Stage stage, Duration time) {
        while (true) {
            Figures figures = once(stage, time);
            boolean good = figures.delivered().findings().isEmpty();
            if (!good || !figures.delivered().complete() || quietness.accepts(figures.foreign())) {
                return figures;
            }
        }
    }

    /** Measures once, whoever else works meanwhile. */
    Figures once(Stage stage, Duration time) {
        seated(stage.audience());
        Processes before = Processes.now();
        Delivered[] delivered = new Delivered[1];
        double foreign = Quietness.foreignShareOf(this::own, () -> delivered[0] = deliver(stage, time));
        Processes after = Processes.now();
        long deliveries = Math.max(1, delivered[0].deliveries());
        Map<String, Double> beside = new TreeMap<>();
        running().beside().forEach((name, pid) -> beside.put(name, 1e6 * after.secondsOf(pid, before) / deliveries));
        double micros = 1e6 * after.secondsOf(running().pid(), before) / deliveries;
        return new Figures(delivered[0], micros, beside, foreign);
    }

    private Set<Long> own() {
        Set<Long> own = new HashSet<>(running().processes());
        own.add(ProcessHandle.current().pid());
        return own;
    }

    private Delivered deliver(Stage stage, Duration time) {
        Crowd now = seated(stage.audience());
        Schedule schedule = Schedule.of(stage.audience().rooms(), stage.perRoom(), time);
        Delivered delivered = now.viewers().measure(schedule.closed(inFlight), now.feed(), PATIENCE);
        if (!delivered.complete() || !delivered.findings().isEmpty()) {
            leave(); // what still comes must not meet the next measurement
        }
        return delivered;
    }

    private Crowd seated(Audience audience) {
        Crowd now = crowd;
        if (now != null && now.audience().equals(audience)) {
            return now;
        }
        leave();
        Crowd seated = new Crowd(
                audience,
                Viewers.open(running().port(), running().dialect(), audience.seats(running())),
                running().feed());
        crowd = seated;
        Pause.of(SETTLE);
        return seated;
    }

    private void leave() {
        Crowd now = crowd;
        crowd = null;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void close() {
        leave();
        FanOutServer.Running now = running;
        running = null;
        if (now != null) {
            now.close();
        }
    }
}
