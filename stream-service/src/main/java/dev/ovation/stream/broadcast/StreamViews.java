package dev.ovation.stream.broadcast;

import dev.ovation.contracts.StreamView;

/** Shows a stream as everybody may see it: the room's name and key stay here. */
final class StreamViews {
    private StreamViews() {}

    static StreamView of(LiveStream stream) {
        boolean ended = stream.status() == StreamStatus.ENDED;
        Figures figures = stream.figures();
        StreamDetails details = stream.details();
        Timing timing = stream.timing();
        EndReason reason = stream.endReason();
        return new StreamView(
                stream.id(),
                stream.version(),
                stream.creatorId(),
                stream.creatorUsername(),
                details.title(),
                details.description(),
                stream.status().wire(),
                stream.broadcast().wire(),
                details.tags(),
                stream.thumbnailUrl(),
                ended ? 0 : figures.currentViewers(),
                ended ? 0 : figures.guests(),
                figures.peakViewers(),
                figures.totalViews(),
                figures.totalGiftsReceived(),
                figures.isFinal(),
                timing.scheduledFor,
                timing.startedAt,
                timing.endedAt,
                reason == null ? null : reason.wire(),
                timing.durationSeconds,
                timing.createdAt,
                timing.updatedAt);
    }
}
