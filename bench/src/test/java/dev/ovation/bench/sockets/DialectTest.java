package dev.ovation.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    /** A server that gathers messages for a tick puts its ping among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{}\n{\"push\":{}}",
                "{\"push\":{}}\n{}",
                "{\"push\":1}\n{}\n{\"push\":2}",
                "{\"push\":1}\n{}\n"
            })
    void centrifugeAnswersAPingWhereverItStandsInTheFrame(String frame) {
        assertEquals("{}", answer(Dialect.CENTRIFUGE, frame));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"push\":{}}", "{\"push\":{}}\n{\"push\":{}}", "\n", "{\"push\":{\n{ }\n}"})
    void centrifugeSaysNothingToMessages(String frame) {
        assertNull(answer(Dialect.CENTRIFUGE, frame));
    }

    @Test
    void socketIoEntersTheNamespaceAndAnswersPingsButNoMessage() {
        assertEquals("40", answer(Dialect.SOCKET_IO, "0{\"sid\":\"x\"}"));
        assertEquals("3", answer(Dialect.SOCKET_IO, "2"));
        assertNull(answer(Dialect.SOCKET_IO, "42[\"message\"]"));
    }

    private static @Nullable String answer(Dialect dialect, String frame) {
        byte[] bytes = ("xx" + frame).getBytes(StandardCharsets.US_ASCII);
        byte[] answer = dialect.answer(bytes, 2, bytes.length);
        return answer == null ? null : new String(answer, StandardCharsets.US_ASCII);
    }
}
