package dev.ovation.local.journeys;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A creator whose stream stays on air by heartbeats: suites without video know a broadcaster by them. */
final class Studio implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Api> doors;
    private final AtomicInteger turn = new AtomicInteger();
    private final Api.Person creator;
    private final UUID stream;

    Studio(Api api, String name) {
        this(List.of(api), name);
    }

    /** By these doors in turn, so that it stays on air while one is away. */
    Studio(List<Api> doors, String name) {
        this.doors = doors;
        this.creator = doors.get(0).person(name);
        this.stream = doors.get(0).liveStream(creator);
        clock.scheduleAtFixedRate(() -> next().heartbeat(creator, stream), 2, 2, TimeUnit.SECONDS);
    }

    private Api next() {
        return doors.get(turn.getAndIncrement() % doors.size());
    }

    /** Gives the stream another title; one that finds its door closed is left out. */
    void rename() {
        next().rename(creator, stream, "A journey, part " + turn.get());
    }

    UUID stream() {
        return stream;
    }

    void end() {
        doors.get(0).end(creator, stream);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
