package dev.ovation.gateway.live.ring;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One public event on its way to browsers, its data opaque.
 *
 * @param at when it came here, in milliseconds of a clock that never goes back
 * @param hides id of an earlier event of the same source that must not be seen again
 * @param json the event as it stands in a frame, UTF-8; shared, never changed
 */
public record LiveEvent(
        UUID streamId,
        Topic topic,
        long offset,
        long at,
        String source,
        String id,
        String type,
        Delivery delivery,
        @Nullable String hides,
        byte[] json) {
    /** Beside the text: this record, its strings and its place in the ring, roughly. */
    private static final int OVERHEAD = 400;

    /** What makes it the same event, however often it comes. */
    String key() {
        return key(source, id);
    }

    static String key(String source, String id) {
        return source + '\n' + id;
    }

    /** What it costs in memory, in bytes. */
    public int weight() {
        return json.length + OVERHEAD;
    }
}
