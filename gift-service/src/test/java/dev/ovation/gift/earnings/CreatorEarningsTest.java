package dev.ovation.gift.earnings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gift.SampleConfig;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CreatorEarningsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final AtomicReference<Thread> writer = new AtomicReference<>();

    /** A creator who was given so much, as far as the statement asks for it. */
    private String statement(int gifts) {
        EarningsRepository given = new EarningsRepository(null) {
            @Override
            Uni<List<StatementLine>> statement(UUID creator, String zone, LocalDate from, LocalDate to, int most) {
                return Uni.createFrom().item(lines(Math.min(gifts, most)));
            }
        };
        return new CreatorEarnings(given, null, SampleConfig.with(Map.of()))
                .statement(UUID.randomUUID(), DAY, DAY)
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private List<StatementLine> lines(int number) {
        StatementLine line = new StatementLine(
                Instant.EPOCH, "gift", UUID.randomUUID(), UUID.randomUUID(), "ada", "Rose", 1, 1, 1, 1);
        return new AbstractList<>() {
            @Override
            public StatementLine get(int index) {
                writer.set(Thread.currentThread());
                return line;
            }

            @Override
            public int size() {
                return number;
            }
        };
    }

    @Test
    void shouldGiveOutAllLinesOrNone() {
        assertThat(statement(100_000).lines().count(), is(100_001L));
        Problem refusal = assertThrows(Problem.class, () -> statement(100_001));
        assertThat(refusal.type(), is(ProblemType.VALIDATION_FAILED));
        assertThat(refusal.detail(), containsString("fewer days"));
    }

    @Test
    void shouldNotBeWrittenByTheThreadThatHasTheDatabasesAnswer() {
        statement(1);
        assertThat(writer.get(), is(not(Thread.currentThread())));
    }
}
