package dev.ovation.chat.message;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import java.text.Normalizer;

/**
 * What somebody wrote, in the one form it is stored and shown in. Normalised first and judged afterwards: the other
 * order lets normalising bring back what was refused.
 *
 * @param value Unicode NFC, 1 to 500 code points, without control and bidi characters, white space single and inside
 * @param showable false where the author must take something out: NUL, half a surrogate pair, stacked marks
 */
record MessageText(String value, boolean showable) {
    static final int LONGEST = 500;
    private static final int MOST_MARKS = 3;

    /**
     * Reads what was typed.
     *
     * @throws Problem validation-failed when nothing visible is left or too much
     */
    static MessageText of(String typed) {
        String value = normalise(typed);
        if (value.codePoints().noneMatch(MessageText::isVisible)) {
            throw invalid("must not be empty");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw invalid("must have at most " + LONGEST + " characters");
        }
        return new MessageText(value, typed.indexOf('\0') < 0 && isWhole(value) && !hasStackedMarks(value));
    }

    /**
     * A separate step, because a stream that can't be written to is told before it.
     *
     * @throws Problem invalid-text
     */
    MessageText requireShowable() {
        if (!showable) {
            throw Problem.of(ProblemType.INVALID_TEXT);
        }
        return this;
    }

    /** Changes nothing when applied to its own result. */
    static String normalise(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        typed.codePoints().forEach(c -> {
            if (isWhiteSpace(c)) {
                spaceOnce(kept);
            } else if (!isDropped(c)) {
                kept.appendCodePoint(c);
            }
        });
        // composing comes last: what was dropped may have stood between a letter and its mark
        return Normalizer.normalize(kept.toString().strip(), Normalizer.Form.NFC);
    }

    private static void spaceOnce(StringBuilder kept) {
        if (kept.length() > 0 && kept.charAt(kept.length() - 1) != ' ') {
            kept.append(' ');
        }
    }

    /** Unicode's White_Space: Java's own tests each leave some of it out. */
    private static boolean isWhiteSpace(int c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
    }

    private static boolean isDropped(int c) {
        return Character.getType(c) == Character.CONTROL || isBidiControl(c) || c == 0x200B || c == 0xFEFF;
    }

    /** Unicode's Bidi_Control: they would turn round the text that follows. */
    private static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isVisible(int c) {
        return c != ' ' && Character.getType(c) != Character.FORMAT && !isStackingMark(c);
    }

    private static boolean isWhole(String value) {
        return value.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /** Marks that take room of their own (many vowel signs) are no stack; joiners between marks begin no new one. */
    private static boolean hasStackedMarks(String value) {
        int marks = 0;
        for (int c : value.codePoints().toArray()) {
            if (isStackingMark(c)) {
                marks++;
            } else if (Character.getType(c) != Character.FORMAT) {
                marks = 0;
            }
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStackingMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static Problem invalid(String message) {
        return Problem.violation("message", message);
    }
}
