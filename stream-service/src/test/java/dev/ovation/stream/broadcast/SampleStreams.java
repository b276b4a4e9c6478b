package dev.ovation.stream.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Streams in each state, begun at noon. */
final class SampleStreams {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Creator ADA = new Creator(UUID.fromString("00000000-0000-4000-8000-00000000ada0"), "ada");
    static final StreamDetails JAM = new StreamDetails("Friday night jam", "Guitar", List.of("music"), null);

    private SampleStreams() {}

    static LiveStream scheduled() {
        return LiveStream.scheduled(
                UUID.randomUUID(), ADA, "room-" + UUID.randomUUID(), JAM, NOON.plusSeconds(86_400), NOON);
    }

    static LiveStream live() {
        return LiveStream.started(UUID.randomUUID(), ADA, "room-" + UUID.randomUUID(), JAM, NOON);
    }

    static LiveStream onAir() {
        LiveStream stream = live();
        stream.take(new BroadcastStep.Present("PA_1", true), NOON.plusSeconds(5));
        return stream;
    }

    static LiveStream ended() {
        LiveStream stream = live();
        stream.end(NOON.plusSeconds(60), EndReason.CREATOR);
        return stream;
    }
}
