package dev.ovation.outbox;

import io.vertx.sqlclient.DatabaseException;
import jakarta.validation.ValidationException;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Tells a record that no retry cures from a world that will be better later. In doubt it is the world: an outage must
 * never become a dead letter.
 */
final class Failures {
    /** SQLSTATE classes: data exception, integrity constraint violation, raised by our own functions. */
    private static final List<String> THE_DATA = List.of("22", "23", "P0");

    /** What code throws on data it was not written for, the same way each time. */
    private static final List<Class<? extends RuntimeException>> ALWAYS_THE_SAME = List.of(
            NullPointerException.class,
            IllegalArgumentException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            ArithmeticException.class,
            DateTimeException.class,
            ValidationException.class);

    private Failures() {}

    static boolean isTheRecordsFault(Throwable failure) {
        Throwable thrown =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (thrown instanceof BadRecord) {
            return true;
        }
        return causes(thrown)
                .filter(DatabaseException.class::isInstance)
                .map(DatabaseException.class::cast)
                .findFirst()
                .map(Failures::isTheDatasFault)
                .orElseGet(() -> ALWAYS_THE_SAME.stream().anyMatch(type -> type.isInstance(thrown)));
    }

    private static boolean isTheDatasFault(DatabaseException failure) {
        String state = failure.getSqlState();
        return state != null && THE_DATA.stream().anyMatch(state::startsWith);
    }

    /** A failure and what caused it, outermost first. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(20);
    }
}
