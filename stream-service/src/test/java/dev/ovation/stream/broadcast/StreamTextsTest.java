package dev.ovation.stream.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTextsTest {

    @Test
    void shouldKeepOneSpellingOfATagTheFirst() {
        assertEquals(List.of("Music", "live"), StreamTexts.tags(List.of("Music", " music ", "live", "MUSIC")));
    }
}
