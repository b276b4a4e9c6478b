package dev.ovation.local.journeys;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks twice a second at how many viewers the API says a stream has, at one gateway after the other. Safe from any thread. */
final class CountSampler implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final List<Api> doors;
    private final String path;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> surprises = new ArrayList<>();
    private long lowest;
    private long highest = Long.MAX_VALUE;
    private int samples;
    private int looks;

    CountSampler(List<URI> gateways, UUID stream) {
        this.doors = gateways.stream().map(Api::new).toList();
        this.path = "/api/streams/" + stream + "/viewers?limit=1";
        clock.scheduleAtFixedRate(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on anything outside is a surprise. */
    synchronized void expect(long atLeast, long atMost) {
        lowest = atLeast;
        highest = atMost;
    }

    private void look() {
        Api.Answer answer = doors.get(looks++ % doors.size()).get(path, null);
        if (answer.status() == 200) {
            note(answer.body().path("currentViewers").asLong());
        }
    }

    private synchronized void note(long viewers) {
        samples++;
        if (viewers < lowest || viewers > highest) {
            surprises.add(viewers + " is not in " + lowest + ".." + highest);
        }
    }

    /** Every answer that was not to be. */
    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** How many answers there were. */
    synchronized int samples() {
        return samples;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
