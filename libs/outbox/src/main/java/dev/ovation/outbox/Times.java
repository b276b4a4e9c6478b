package dev.ovation.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as PostgreSQL's {@code timestamptz}, which its client reads and writes with an offset. */
public final class Times {
    private Times() {}

    /** A column that may not be null. */
    public static Instant read(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** A column that may be null. */
    public static @Nullable Instant readNullable(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** A statement's value; null for null. */
    public static @Nullable OffsetDateTime value(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
