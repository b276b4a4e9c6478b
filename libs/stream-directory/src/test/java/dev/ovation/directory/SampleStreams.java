package dev.ovation.directory;

import dev.ovation.contracts.StreamEnded;
import dev.ovation.contracts.StreamView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Named examples of what stream-service publishes. */
final class SampleStreams {
    static final UUID ADA = UUID.fromString("0197a000-0000-7000-8000-000000000002");
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.123456Z");

    private SampleStreams() {}

    static StreamView live(UUID id, long version) {
        return of(id, version, "live", "on_air");
    }

    static StreamView scheduled(UUID id, long version) {
        return of(id, version, "scheduled", "off");
    }

    static StreamView endedView(UUID id, long version) {
        return of(id, version, "ended", "off");
    }

    static StreamEnded ended(UUID id, long version) {
        return new StreamEnded(id, version, "creator", NOW, NOW.plusSeconds(60), 60, 2, 3, 4);
    }

    private static StreamView of(UUID id, long version, String status, String broadcast) {
        boolean started = !"scheduled".equals(status);
        return new StreamView(
                id,
                version,
                ADA,
                "ada",
                "Version " + version,
                null,
                status,
                broadcast,
                List.of(),
                null,
                0,
                0,
                0,
                0,
                0,
                false,
                started ? null : NOW.plusSeconds(3600),
                started ? NOW : null,
                "ended".equals(status) ? NOW.plusSeconds(60) : null,
                "ended".equals(status) ? "creator" : null,
                "ended".equals(status) ? 60L : null,
                NOW,
                NOW);
    }
}
