package dev.ovation.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequencesTest {
    private static final int[] BOTH = {0, 1};

    private final Sequences sequences = new Sequences(2);

    @Test
    void shouldFindNothingWhereEachGetsEachOnceAndInOrder() {
        seen(0, 0, 1, 2);
        seen(1, 0, 1, 2);
        assertEquals(List.of(), sequences.findings(BOTH, 3, true));
    }

    @Test
    void shouldFindWhatIsMissingInBetween() {
        seen(0, 0, 2);
        seen(1, 0, 1, 2);
        assertEquals(List.of("1 deliveries missing"), sequences.findings(BOTH, 3, true));
    }

    @Test
    void shouldFindWhatIsMissingAtTheEndAndAtTheBeginning() {
        seen(0, 0);
        seen(1, 1, 2);
        assertEquals(List.of("3 deliveries missing"), sequences.findings(BOTH, 3, true));
    }

    @Test
    void shouldFindWhatIsRepeated() {
        seen(0, 0, 1, 1, 2, 0);
        seen(1, 0, 1, 2);
        assertEquals(List.of("2 deliveries repeated"), sequences.findings(BOTH, 3, true));
    }

    @Test
    void shouldFindWhatComesLateWithoutCallingItMissing() {
        seen(0, 0, 2, 1, 3);
        seen(1, 0, 1, 2, 3);
        assertEquals(List.of("1 deliveries out of order"), sequences.findings(BOTH, 4, true));
    }

    @Test
    void shouldLetTheOrderBeWhereItSaysNothing() {
        seen(0, 1, 0, 3);
        assertEquals(List.of("1 deliveries missing"), sequences.findings(new int[] {0}, 4, false));
    }

    @Test
    void shouldFindARepetitionOfWhatCameLate() {
        seen(0, 0, 2, 1, 1);
        assertEquals(
                List.of("1 deliveries repeated", "1 deliveries out of order"),
                sequences.findings(new int[] {0}, 3, true));
    }

    private void seen(int viewer, long... numbers) {
        for (long number : numbers) {
            sequences.seen(viewer, number);
        }
    }
}
