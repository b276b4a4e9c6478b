package dev.ovation.chat.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @Property(tries = 5_000)
    void shouldChangeNothingWhenAppliedTwice(@ForAll("nastyText") String typed) {
        // When
        String once = MessageText.normalise(typed);

        // Then
        assertEquals(once, MessageText.normalise(once));
        assertTrue(Normalizer.isNormalized(once, Normalizer.Form.NFC));
        assertFalse(once.contains("  "), "white space is single");
        assertEquals(once.strip(), once);
    }

    /** Letters, marks, all white space, controls, bidi, joiners, singletons of NFC, emoji, halves of pairs. */
    @Provide
    Arbitrary<String> nastyText() {
        Arbitrary<Integer> nasty = Arbitraries.of(
                0x20, 0x09, 0x0A, 0, 0x85, 0xA0, 0x2000, 0x2001, 0x2028, 0x3000, 0x200B, 0x200D, 0xFEFF, 0x202E, 0x2066,
                0x0301, 0x0316, 0x0340, 0x20E3, 0xFE0F, 0x65, 0x45, 0x212A, 0x037E, 0x1100, 0x1161, 0x11A8, 0x0915,
                0x093C, 0x0DDD, 0x1F497, 0xD800, 0xDC00, 0x1D15E, 0xFB1D);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, nasty), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(40)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'  hello \t\n  world  ',hello world",
                "a\u0007b,ab",
                "\u202Eabc\u202C,abc",
                "e\u0301,\u00E9",
                "e\u200E\u0301,\u00E9",
                "\u2003\u3000wide\u00A0space,wide space",
                "zero\u200Bwidth,zerowidth",
            })
    void shouldNormaliseWhenTextIsUntidy(String typed, String expected) {
        assertEquals(expected, MessageText.of(typed).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "\u202E", "\u200B", "\u200D", "\uFE0F\u200D", "\u0000"})
    void shouldRefuseWhenNothingVisibleIsLeft(String typed) {
        Problem problem = assertThrows(Problem.class, () -> MessageText.of(typed));
        assertEquals(ProblemType.VALIDATION_FAILED, problem.type());
    }

    @Test
    void shouldCountCodePointsAfterNormalising() {
        // Given
        String emoji = "\uD83D\uDE00";
        String longest = emoji.repeat(499) + "e\u0301";

        // Then
        assertEquals(
                500,
                MessageText.of("  " + longest + "\n\n").value().codePoints().count());
        assertThrows(Problem.class, () -> MessageText.of(longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "Z\u0300\u0301\u0302\u0303",
                "x\u0316\u0317\u200D\u0318\u0319",
                "half \uD800 pair",
                "o\u20DD\u20DD\u20DD\u20DD",
            })
    void shouldRefuseWhenTextCannotBeShown(String typed) {
        Problem problem =
                assertThrows(Problem.class, () -> MessageText.of(typed).requireShowable());
        assertEquals(ProblemType.INVALID_TEXT, problem.type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q\u0323\u0307\u0301",
                "\u2764\uFE0F\u200D\uD83D\uDD25",
                "1\uFE0F\u20E3",
                "\u1019\u103C\u103D\u103E\u1031\u1037",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "<script>alert(1)</script>",
            })
    void shouldKeepWhatPeopleWrite(String typed) {
        assertEquals(typed, MessageText.of(typed).requireShowable().value());
    }
}
