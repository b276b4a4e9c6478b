package dev.ovation.gift.hype;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HypeLevelsTest {

    @Test
    void shouldGrowByHalf() {
        // Given
        HypeLevels levels = new HypeLevels(100, 50, 5);

        // Then
        assertThat(
                IntStream.rangeClosed(1, 5).mapToObj(levels::target).toList(), is(List.of(100L, 150L, 225L, 337L, 0L)));
        assertThat(
                IntStream.rangeClosed(1, 5).mapToObj(levels::begin).toList(), is(List.of(0L, 100L, 250L, 475L, 812L)));
        assertThat(levels.at(99), is(1));
        assertThat(levels.at(100), is(2));
        assertThat(levels.at(Long.MAX_VALUE), is(5));
    }

    @Property
    void shouldReachALevelExactlyWithTheCoinsItBeginsWith(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long first,
            @ForAll @IntRange(min = 0, max = 1_000) int growth,
            @ForAll @IntRange(min = 1, max = 100) int most,
            @ForAll @IntRange(min = 1, max = 100) int level) {
        // Given
        HypeLevels levels = new HypeLevels(first, growth, most);
        long begin = levels.begin(Math.min(level, most));

        // Then
        if (begin < Long.MAX_VALUE) {
            assertThat(levels.at(begin), greaterThanOrEqualTo(Math.min(level, most)));
            assertThat(begin == 0 || levels.at(begin - 1) < Math.min(level, most), is(true));
        }
    }

    @Property
    void shouldNeverFallWithMoreCoinsNorLeaveItsBounds(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long first,
            @ForAll @IntRange(min = 0, max = 1_000) int growth,
            @ForAll @IntRange(min = 1, max = 100) int most,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long one,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long other) {
        // Given
        HypeLevels levels = new HypeLevels(first, growth, most);
        int fewer = levels.at(Math.min(one, other));
        int more = levels.at(Math.max(one, other));

        // Then
        assertThat(fewer, lessThanOrEqualTo(more));
        assertThat(fewer, greaterThanOrEqualTo(1));
        assertThat(more, lessThanOrEqualTo(most));
        assertThat(levels.begin(more), lessThanOrEqualTo(Math.max(one, other)));
        assertThat(levels.target(more) >= 0 && levels.begin(more) >= 0, is(true));
    }
}
