package dev.ovation.stream.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTextsTest {

    @Test
    void shouldTidyEachTagAndLeaveWhatIsMissing() {
        assertEquals(Arrays.asList("Music", "", null), StreamTexts.tidy(Arrays.asList("\u3000Music ", "\u3000", null)));
        assertNull(StreamTexts.tidy(null));
    }

    @Test
    void shouldKeepOneSpellingOfATagTheFirst() {
        assertEquals(List.of("Music", "live"), StreamTexts.distinct(List.of("Music", "music", "live", "MUSIC")));
    }
}
