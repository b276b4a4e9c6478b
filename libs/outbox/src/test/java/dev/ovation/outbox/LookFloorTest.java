package dev.ovation.outbox;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** The relay looks above an id only when nothing can come from behind it. */
class LookFloorTest {
    private final LookFloor floor = new LookFloor();

    @Test
    void shouldStayWhileATransactionRunsThatMayCommitALowerId() {
        // Given
        floor.sent(10);
        floor.move(5, 8);

        // When
        floor.looked(Long.MAX_VALUE);
        floor.move(7, 12);
        floor.looked(Long.MAX_VALUE);

        // Then
        assertThat(floor.above(), is(0L));
    }

    @Test
    void shouldMoveOnlyAfterALookThatFoundWhatTheLastOfThemLeft() {
        // Given
        floor.sent(10);
        floor.move(5, 8);
        floor.looked(Long.MAX_VALUE);
        floor.sent(20);

        // When
        floor.move(8, 12);

        // Then
        assertThat("this look still finds what was committed before the move", floor.above(), is(0L));
        floor.looked(Long.MAX_VALUE);
        assertThat(floor.above(), is(10L));
        floor.move(12, 13);
        floor.looked(Long.MAX_VALUE);
        assertThat(floor.above(), is(20L));
    }

    @Test
    void shouldNotPassWhatAWholePageLeftBehind() {
        // Given: a transaction leaves more rows below the last one sent than one look finds
        floor.sent(1_000);
        floor.move(5, 8);
        floor.looked(Long.MAX_VALUE);
        floor.move(8, 12);

        // When
        floor.looked(500);

        // Then
        assertThat(floor.above(), is(500L));
        floor.looked(Long.MAX_VALUE);
        assertThat(floor.above(), is(1_000L));
    }

    @Test
    void shouldBeginAnewWhenWhatWasSentMustBeSentAgain() {
        // Given
        floor.sent(10);
        floor.move(5, 8);
        floor.looked(Long.MAX_VALUE);
        floor.move(8, 9);
        floor.looked(Long.MAX_VALUE);

        // When
        floor.reset();

        // Then
        assertThat(floor.above(), is(0L));
    }
}
