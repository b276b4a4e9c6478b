package dev.ovation.outbox;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a query found, a {@code RowSet}. */
public final class Rows {
    private Rows() {}

    /** In the order the database gave them. */
    public static <T> Stream<T> stream(Iterable<T> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
