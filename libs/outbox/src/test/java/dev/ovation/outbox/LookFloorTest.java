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
        floor.looked();
        floor.move(7, 12);
        floor.looked();

        // Then
        assertThat(floor.above(), is(0L));
    }

    @Test
    void shouldMoveOnlyAfterALookThatFoundWhatTheLastOfThemLeft() {
        // Given
        floor.sent(10);
        floor.move(5, 8);
        floor.looked();
        floor.sent(20);

        // When
        floor.move(8, 12);

        // Then
        assertThat("this look still finds what was committed before the move", floor.above(), is(0L));
        floor.looked();
        assertThat(floor.above(), is(10L));
        floor.move(12, 13);
        floor.looked();
        assertThat(floor.above(), is(20L));
    }

    @Test
    void shouldBeginAnewWhenWhatWasSentMustBeSentAgain() {
        // Given
        floor.sent(10);
        floor.move(5, 8);
        floor.looked();
        floor.move(8, 9);
        floor.looked();

        // When
        floor.reset();

        // Then
        assertThat(floor.above(), is(0L));
    }
}
