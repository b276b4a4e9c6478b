package dev.ovation.stream.broadcast;

import dev.ovation.outbox.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A {@link LiveStream} as a row of the table {@code streams}. */
final class LiveStreamRow {
    /** Set once. */
    private static final List<String> FIXED =
            List.of("id", "creator_id", "creator_username", "room_name", "created_at");

    /** Changed by the stream's own rules. */
    private static final List<String> OWN = List.of(
            "title",
            "description",
            "tags",
            "thumbnail_id",
            "thumbnail_url",
            "status",
            "broadcast",
            "version",
            "end_reason",
            "scheduled_for",
            "started_at",
            "ended_at",
            "duration_seconds",
            "updated_at",
            "missing_since",
            "timed_out",
            "heartbeat_at",
            "broadcaster_sid");

    /** Written by {@link FiguresRepository} alone. */
    private static final List<String> FIGURES = List.of(
            "current_viewers", "guests", "peak_viewers", "total_views", "total_gifts_received", "statistics_final");

    static final String COLUMNS = names(FIXED) + ", " + names(OWN) + ", " + names(FIGURES);

    static final String INSERT = "INSERT INTO streams (" + names(OWN) + ", " + names(FIXED) + ") VALUES ("
            + places(1, OWN.size() + FIXED.size()) + ")";

    static final String UPDATE =
            "UPDATE streams SET (" + names(OWN) + ") = (" + places(1, OWN.size()) + ") WHERE id = $" + (OWN.size() + 1);

    private LiveStreamRow() {}

    static LiveStream read(Row row) {
        return new LiveStream(
                row.getUUID("id"),
                new Creator(row.getUUID("creator_id"), row.getString("creator_username")),
                row.getString("room_name"),
                new StreamDetails(
                        row.getString("title"),
                        row.getString("description"),
                        List.of(row.getArrayOfStrings("tags")),
                        row.getUUID("thumbnail_id")),
                word(StreamStatus.class, row.getString("status")),
                word(Broadcast.class, row.getString("broadcast")),
                row.getLong("version"),
                endReason(row.getString("end_reason")),
                timing(row),
                figures(row),
                trace(row));
    }

    static Tuple inserted(LiveStream stream) {
        return own(stream)
                .addValue(stream.id())
                .addValue(stream.creatorId())
                .addValue(stream.creatorUsername())
                .addValue(stream.roomName())
                .addValue(Times.value(stream.timing().createdAt));
    }

    static Tuple updated(LiveStream stream) {
        return own(stream).addValue(stream.id());
    }

    private static Tuple own(LiveStream stream) {
        StreamDetails details = stream.details();
        Timing timing = stream.timing();
        BroadcasterTrace trace = stream.trace();
        EndReason reason = stream.endReason();
        return Tuple.from(Arrays.<@Nullable Object>asList(
                details.title(),
                details.description(),
                details.tags().toArray(String[]::new),
                details.thumbnailId(),
                stream.thumbnailUrl(),
                stream.status().wire(),
                stream.broadcast().wire(),
                stream.version(),
                reason == null ? null : reason.wire(),
                Times.value(timing.scheduledFor),
                Times.value(timing.startedAt),
                Times.value(timing.endedAt),
                timing.durationSeconds,
                Times.value(timing.updatedAt),
                Times.value(trace.missingSince),
                trace.timedOut,
                Times.value(trace.heartbeatAt),
                trace.sid));
    }

    private static Timing timing(Row row) {
        Timing timing = new Timing(Times.read(row, "created_at"));
        timing.scheduledFor = Times.readNullable(row, "scheduled_for");
        timing.startedAt = Times.readNullable(row, "started_at");
        timing.endedAt = Times.readNullable(row, "ended_at");
        timing.durationSeconds = row.getLong("duration_seconds");
        timing.updatedAt = Times.read(row, "updated_at");
        return timing;
    }

    private static Figures figures(Row row) {
        return new Figures(
                row.getInteger("current_viewers"),
                row.getInteger("guests"),
                row.getInteger("peak_viewers"),
                row.getLong("total_views"),
                row.getLong("total_gifts_received"),
                row.getBoolean("statistics_final"));
    }

    private static BroadcasterTrace trace(Row row) {
        BroadcasterTrace trace = new BroadcasterTrace();
        trace.missingSince = Times.readNullable(row, "missing_since");
        trace.timedOut = row.getBoolean("timed_out");
        trace.heartbeatAt = Times.readNullable(row, "heartbeat_at");
        trace.sid = row.getString("broadcaster_sid");
        return trace;
    }

    private static @Nullable EndReason endReason(@Nullable String word) {
        return word == null ? null : word(EndReason.class, word);
    }

    /** The database has the names of our constants in lower case, and checks them. */
    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static String names(List<String> columns) {
        return String.join(", ", columns);
    }

    private static String places(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(n -> "$" + n).collect(Collectors.joining(", "));
    }
}
