package dev.ovation.coordination;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    /** A round that takes long comes more rarely: a twentieth of the time, up to a longest rest. */
    @ParameterizedTest
    @CsvSource({"1, 249", "10, 240", "20, 380", "40, 760", "60, 940", "1200, -200"})
    void shouldComeMoreRarelyWhenRoundsTakeLong(long took, long rest) {
        // Given
        Pace pace = Pace.sparing(Duration.ofMillis(250), Duration.ofMillis(1_000));

        // When
        Duration next = pace.restAfter(Duration.ofMillis(took));

        // Then
        assertThat(next, is(Duration.ofMillis(rest)));
    }

    @ParameterizedTest
    @CsvSource({"1, 249", "100, 150", "300, -50"})
    void shouldComeEachPeriodWhenNothingIsSpared(long took, long rest) {
        // Given
        Pace pace = Pace.each(Duration.ofMillis(250));

        // When
        Duration next = pace.restAfter(Duration.ofMillis(took));

        // Then
        assertThat(next, is(Duration.ofMillis(rest)));
    }
}
