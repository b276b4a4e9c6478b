package dev.ovation.stream.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.StreamStatistics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClosingAccountTest {
    private static final UUID STREAM = UUID.randomUUID();

    @Test
    void shouldGiveOutTheFiguresWhenBothTotalsAreInHand() {
        // Given
        ClosingAccount account = new ClosingAccount(STREAM, 5, 60, false, 120L, 3, 9L);

        // When
        StreamStatistics statistics = account.statistics().orElseThrow();

        // Then
        assertEquals(new StreamStatistics(STREAM, 6, 60, 3, 9, 120), statistics);
    }

    @Test
    void shouldWaitWhenOneTotalIsMissing() {
        assertTrue(new ClosingAccount(STREAM, 5, 60, false, null, 3, 9L)
                .statistics()
                .isEmpty());
        assertTrue(new ClosingAccount(STREAM, 5, 60, false, 120L, null, null)
                .statistics()
                .isEmpty());
    }

    @Test
    void shouldGiveOutNothingTwice() {
        assertTrue(new ClosingAccount(STREAM, 6, 60, true, 120L, 3, 9L)
                .statistics()
                .isEmpty());
    }
}
