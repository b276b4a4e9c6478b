package dev.ovation.viewer.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.viewer.presence.ConnectionReport.Opened;
import dev.ovation.viewer.presence.GatewaySession.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySessionTest {
    private static final Opened SOMEBODY = new Opened("c1", new UUID(0, 1), "d:" + new UUID(0, 2), null, null, true);

    @ParameterizedTest
    @CsvSource({
        "8, false, TAKE",
        "7, false, REPEAT",
        "7, true, REPEAT",
        "6, false, RESYNC",
        "9, false, RESYNC",
        "1, false, RESYNC",
        "1, true, RESYNC",
        "20, true, TAKE",
    })
    void shouldJudgeByTheNumber(long seq, boolean full, Verdict expected) {
        assertEquals(expected, new GatewaySession(7, false).judge(report(seq, full, 1)));
    }

    @Test
    void shouldCompleteWithTheFirstPartThatIsNotFull() {
        // Given
        GatewaySession before = new GatewaySession(7, false);

        // When
        GatewaySession first = before.after(report(8, true, 500));
        GatewaySession second = first.after(report(9, false, 500));

        // Then
        assertTrue(before.isBegunBy(report(8, true, 500)));
        assertFalse(before.isCompletedBy(report(8, true, 500)));
        assertFalse(second.isBegunBy(report(10, true, 3)), "parts may all be marked full");
        assertTrue(second.isCompletedBy(report(10, false, 3)));
        assertEquals(new GatewaySession(10, false), second.after(report(10, false, 3)));
    }

    @Test
    void shouldBeginAnewWhenEverythingIsToldTwice() {
        assertTrue(new GatewaySession(7, true).isBegunBy(report(9, true, 3)));
        assertTrue(new GatewaySession(7, false).isBegunBy(report(8, true, 3)));
        assertTrue(new GatewaySession(7, false).isCompletedBy(report(8, true, 3)));
        assertFalse(new GatewaySession(7, false).isCompletedBy(report(8, false, 3)));
    }

    private static ConnectionReport report(long seq, boolean full, int opened) {
        return new ConnectionReport(seq, full, Collections.nCopies(opened, SOMEBODY), List.of());
    }
}
