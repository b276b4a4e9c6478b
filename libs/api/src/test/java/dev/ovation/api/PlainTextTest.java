package dev.ovation.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void shouldComposeAndTrimAndReplaceLoneSurrogates() {
        assertEquals("caf\u00e9 \ufffd", PlainText.tidy("  cafe\u0301 \ud800 "));
    }

    @Test
    void shouldTellControlCharactersInOneLineAndInSeveral() {
        assertFalse("a\nb".matches(PlainText.ONE_LINE));
        assertFalse("a\u0000b".matches(PlainText.ONE_LINE));
        assertTrue("a\nb\tc".matches(PlainText.LINES));
        assertFalse("a\u0000b".matches(PlainText.LINES));
    }
}
