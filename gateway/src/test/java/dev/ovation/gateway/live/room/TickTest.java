package dev.ovation.gateway.live.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

    @ParameterizedTest
    @CsvSource({"40, 0, 10", "40, 250, 10", "40, 500, 20", "40, 1000, 40", "40, 1000000, 40", "5, 0, 5"})
    void shouldGrowWithCrowdWithinItsBounds(long longest, int watchers, long millis) {
        assertEquals(millis, new Tick(longest).millis(watchers));
    }
}
