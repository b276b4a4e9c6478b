package dev.ovation.stream.broadcast;

import dev.ovation.api.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a creator's texts may be, in code points, and what becomes of tags. */
final class StreamTexts {
    static final int TITLE = 140;
    static final int DESCRIPTION = 2000;
    static final int TAG = 30;
    static final int TAGS = 10;

    private StreamTexts() {}

    /** Each in its one form, before its length is judged; what is missing stays so, for validation to tell. */
    static @Nullable List<String> tidy(@Nullable List<String> tags) {
        return tags == null ? null : tags.stream().map(PlainText::tidyOrNull).toList();
    }

    /** Each once, whatever its case; the first spelling stays. */
    static List<String> distinct(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
        }
        return List.copyOf(tags.values());
    }
}
