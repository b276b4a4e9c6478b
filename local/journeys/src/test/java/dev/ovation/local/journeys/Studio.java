package dev.ovation.local.journeys;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A creator whose stream stays on air by heartbeats: suites without video know a broadcaster by them. */
final class Studio implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Api api;
    private final Api.Person creator;
    private final UUID stream;

    Studio(Api api, String name) {
        this.api = api;
        this.creator = api.person(name);
        this.stream = api.liveStream(creator);
        clock.scheduleAtFixedRate(() -> api.heartbeat(creator, stream), 2, 2, TimeUnit.SECONDS);
    }

    UUID stream() {
        return stream;
    }

    void end() {
        Api.expect(api.end(creator, stream), 200);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
