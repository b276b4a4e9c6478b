package dev.ovation.stream.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when rooms can't be asked for their broadcasters although the media server lists them. For such a stream that is
 * as if the server were away. Remembered by the replica that asks; what was not asked for a while begins anew.
 */
final class SilentRooms {
    private final Map<UUID, Silence> silences = new ConcurrentHashMap<>();

    private record Silence(Instant since, Instant last) {}

    /** What a stream's room shows when it was asked and did not answer. */
    Sighting.Unreachable unanswered(UUID stream, Instant now) {
        silences.values()
                .removeIf(
                        silence -> silence.last().plus(MediaWatchRepository.GAP).isBefore(now));
        Silence silence = silences.merge(
                stream, new Silence(now, now), (known, again) -> new Silence(known.since(), again.last()));
        return new Sighting.Unreachable(Duration.between(silence.since(), now));
    }

    void answered(UUID stream) {
        silences.remove(stream);
    }
}
