package dev.ovation.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void shouldAddTheGenerationsOfTheHeapAndNothingElse() {
        assertEquals(1024L * (500 + 12_345), Memory.parsed("""
                        4711:
                         def new generation   total 19648K, used 500K [0x1, 0x2, 0x3)
                          eden space 17472K,   2% used [0x1, 0x2, 0x3)
                         tenured generation   total 43712K, used 12345K [0x1, 0x2, 0x3)
                           the space 43712K,  28% used [0x1, 0x2, 0x3)
                         Metaspace       used 71000K, committed 72000K, reserved 1114112K
                          class space    used 8000K, committed 8500K, reserved 1048576K
                        """));
    }

    @Test
    void shouldKnowTheCollectorOfLargerMachines() {
        assertEquals(1024L * 9_000, Memory.parsed(" garbage-first heap   total 65536K, used 9000K [0x1, 0x2)"));
    }

    @Test
    void shouldFailWhereNoHeapIsTold() {
        assertThrows(BenchFailed.class, () -> Memory.parsed("4711:\n Metaspace used 71000K, committed 72000K"));
    }
}
