package dev.ovation.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {
    @Test
    void shouldMakeAMessageOfThatSizeThatSaysItsNumberAndTime() {
        byte[] message = Marker.message(12, 34_567, 9_876_543_210_123L, 200);
        String text = new String(message, StandardCharsets.US_ASCII);
        assertEquals(200, message.length);
        assertTrue(text.startsWith("{\"b\":\"00012\",\"m\":\"@@@@@@@@0000034567.0009876543210123xx"), text);
        assertTrue(text.endsWith("x\"}"), text);
        int marker = Marker.find(message, 0, message.length);
        assertEquals(34_567, Marker.number(message, marker));
        assertEquals(9_876_543_210_123L, Marker.micros(message, marker));
    }

    @Test
    void shouldFindEveryMarkerAtWhateverPlace() {
        for (int before = 0; before < 40; before++) {
            String text = "e".repeat(before) + Marker.text(1, 10) + "@@@" + "somebody@example.org, @@@@@@@ "
                    + "f".repeat(before) + "@" + Marker.text(2, 20) + "}";
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertArrayEquals(new Long[] {1L, 2L}, numbers(bytes, 0, bytes.length), text);
        }
    }

    @Test
    void shouldNotReadBeyondAFrame() {
        byte[] bytes = (Marker.text(1, 10) + Marker.text(2, 20)).getBytes(StandardCharsets.US_ASCII);
        for (int to = 0; to < Marker.LENGTH; to++) {
            assertEquals(-1, Marker.find(bytes, 0, to));
        }
        assertArrayEquals(new Long[] {1L}, numbers(bytes, 0, bytes.length - 1));
        assertArrayEquals(new Long[] {2L}, numbers(bytes, 1, bytes.length));
    }

    private static Long[] numbers(byte[] bytes, int from, int to) {
        List<Long> numbers = new ArrayList<>();
        for (int at = Marker.find(bytes, from, to); at >= 0; at = Marker.find(bytes, at + Marker.LENGTH, to)) {
            numbers.add(Marker.number(bytes, at));
        }
        return numbers.toArray(new Long[0]);
    }
}
