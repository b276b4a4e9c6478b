package dev.ovation.stream.broadcast;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a creator's texts may be, and the one form they are kept in. */
final class PlainText {
    static final int TITLE = 140;
    static final int DESCRIPTION = 2000;
    static final int TAG = 30;
    static final int TAGS = 10;

    /** One line: no control characters. */
    static final String ONE_LINE = "^[^\\x00-\\x1f\\x7f]*$";

    /** Several lines: tabulator and line ends, but no other control characters. */
    static final String LINES = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$";

    private PlainText() {}

    /** NFC, trimmed; a lone surrogate, which no database stores, becomes the replacement character. */
    static String tidy(String text) {
        return Normalizer.normalize(text.replaceAll("\\p{Cs}", "\ufffd"), Normalizer.Form.NFC)
                .strip();
    }

    /** The same for a text that may be missing. */
    static @Nullable String tidyOrNull(@Nullable String text) {
        return text == null ? null : tidy(text);
    }

    /** Each once, whatever its case; the first spelling stays. */
    static List<String> tags(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            String tidy = tidy(tag);
            tags.putIfAbsent(tidy.toLowerCase(Locale.ROOT), tidy);
        }
        return List.copyOf(tags.values());
    }
}
