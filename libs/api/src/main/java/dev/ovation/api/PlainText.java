package dev.ovation.api;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What texts in requests may be, so that every database stores and every page shows them, and their one form. */
public final class PlainText {
    /** A pattern for one line: no control characters. */
    public static final String ONE_LINE = "^[^\\x00-\\x1f\\x7f]*$";

    /** A pattern for several lines: tabulator and line ends, but no other control characters. */
    public static final String LINES = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$";

    private PlainText() {}

    /** NFC, trimmed; a lone surrogate, which no database stores, becomes the replacement character. */
    public static String tidy(String text) {
        return Normalizer.normalize(text.replaceAll("\\p{Cs}", "\ufffd"), Normalizer.Form.NFC)
                .strip();
    }

    /** The same for a text that may be missing. */
    public static @Nullable String tidyOrNull(@Nullable String text) {
        return text == null ? null : tidy(text);
    }
}
