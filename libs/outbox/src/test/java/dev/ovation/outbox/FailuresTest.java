package dev.ovation.outbox;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ovation.api.ProblemType;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a record's fault and what is the world's; what is the database's fault and what is ours. */
class FailuresTest {
    private static PgException postgres(String state) {
        return new PgException("refused", "ERROR", state, "detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23514", "P0001"})
    void shouldBlameTheRecordWhenThePostgresRefusesItsData(String state) {
        assertThat(Failures.isTheRecordsFault(postgres(state)), is(true));
        assertThat(Failures.isTheRecordsFault(new CompletionException(postgres(state))), is(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"40001", "40P01", "55P03", "57014", "57P01", "57P03", "53300", "53100", "08006", "28000", "42P01"
            })
    void shouldBlameTheWorldWhenPostgresIsBusyFullOrAway(String state) {
        assertThat(Failures.isTheRecordsFault(postgres(state)), is(false));
        assertThat(Failures.isTheRecordsFault(new CompletionException(postgres(state))), is(false));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(new BadRecord("no"), true),
                Arguments.of(new NullPointerException(), true),
                Arguments.of(new CompletionException(new IllegalArgumentException()), true),
                Arguments.of(new ConnectException("Connection refused"), false),
                Arguments.of(new NoStackTraceThrowable("Timeout"), false),
                Arguments.of(ClosedConnectionException.INSTANCE, false),
                Arguments.of(new IllegalStateException("Pool closed"), false),
                Arguments.of(new OutOfMemoryError(), false));
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldBlameTheWorldInDoubt(Throwable failure, boolean theRecord) {
        assertThat(Failures.isTheRecordsFault(failure), is(theRecord));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), false, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(new NoStackTraceThrowable("Timeout"), false, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(
                        new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"),
                        false,
                        ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(new CompletionException(postgres("57P03")), false, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(postgres("53100"), false, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(postgres("57014"), false, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(ClosedConnectionException.INSTANCE, false, ProblemType.OUTCOME_UNKNOWN),
                Arguments.of(ClosedConnectionException.INSTANCE, true, ProblemType.DATABASE_UNAVAILABLE),
                Arguments.of(new io.smallrye.mutiny.TimeoutException(), false, ProblemType.OUTCOME_UNKNOWN),
                Arguments.of(postgres("42P01"), false, ProblemType.INTERNAL_ERROR),
                Arguments.of(postgres("23505"), false, ProblemType.INTERNAL_ERROR),
                Arguments.of(new CompletionException("no row", null), true, ProblemType.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void shouldTellAnUnavailableDatabaseFromADefect(Throwable failure, boolean read, ProblemType type) {
        assertThat(DatabaseProblems.type(failure, read), is(type));
    }
}
