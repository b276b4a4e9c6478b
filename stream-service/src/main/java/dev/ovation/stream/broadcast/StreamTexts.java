package dev.ovation.stream.broadcast;

import dev.ovation.api.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a creator's texts may be, in code points, and what becomes of tags. */
final class StreamTexts {
    static final int TITLE = 140;
    static final int DESCRIPTION = 2000;
    static final int TAG = 30;
    static final int TAGS = 10;

    private StreamTexts() {}

    /** Each once, whatever its case; the first spelling stays. */
    static List<String> tags(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            String tidy = PlainText.tidy(tag);
            tags.putIfAbsent(tidy.toLowerCase(Locale.ROOT), tidy);
        }
        return List.copyOf(tags.values());
    }
}
