package dev.ovation.gateway.live.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {

    @ParameterizedTest
    @EnumSource(CloseCode.class)
    void shouldGiveReasonThatFitsACloseFrameWhenClosing(CloseCode code) {
        JsonNode reason = FakeWire.parse(code.reason());
        assertTrue(reason.get("type").asText().startsWith("/problems/"));
        assertTrue(code.reason().getBytes(StandardCharsets.UTF_8).length <= 123);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "MOVING,1001",
        "BAD_FRAME,4400",
        "TOKEN_EXPIRED,4401",
        "FORBIDDEN,4403",
        "TOO_SLOW,4408",
        "STREAM_ENDED,4410",
        "TOO_MANY,4429"
    })
    void shouldKeepItsNumberWhenReleased(CloseCode code, int number) {
        assertEquals(number, code.code());
    }
}
