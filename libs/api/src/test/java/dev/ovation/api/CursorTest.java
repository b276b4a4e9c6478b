package dev.ovation.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "2026-11-28T06:00:00.123456Z", "9999-12-31T23:59:59.999999Z"})
    void shouldReadATimeAsItWasWritten(String time) {
        // When
        Cursor read = Cursor.decode(Cursor.of(Instant.parse(time), 7).encode(), 2);

        // Then
        assertEquals(Instant.parse(time), read.instant(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5000-01-01T00:00:00Z",
                "0000-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "+1000000001-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "yesterday"
            })
    void shouldRefuseATimeThatNoRowHas(String time) {
        // Given
        Cursor crafted = Cursor.of(time, 7);

        // Then
        Problem refusal = assertThrows(Problem.class, () -> crafted.instant(0));
        assertEquals(ProblemType.INVALID_PAGE, refusal.type());
    }

    @Test
    void shouldRefuseACursorOfAnotherList() {
        assertThrows(Problem.class, () -> Cursor.decode(Cursor.of(1, 2, 3).encode(), 2));
    }
}
