package dev.ovation.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SumsTest {
    @Test
    void shouldTakeTheMiddleOrTheMeanOfTheTwo() {
        assertEquals(2.0, Sums.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(1.5, Sums.median(List.of(2.0, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> Sums.median(List.of()));
    }

    @Test
    void shouldSayMedianLowestAndHighest() {
        assertEquals("0.50 (0.25-0.75)", Sums.spread(List.of(0.75, 0.25, 0.5), 2));
    }

    @Test
    void shouldTakeTheSmallestValueThatEnoughDoNotPass() {
        long[] hundred = java.util.stream.LongStream.rangeClosed(1, 100).toArray();
        assertEquals(50, Sums.percentile(hundred, 50));
        assertEquals(99, Sums.percentile(hundred, 99));
        assertEquals(7, Sums.percentile(new long[] {7}, 99));
        assertEquals(0, Sums.percentile(new long[0], 99));
    }
}
