package dev.ovation.gateway.live.ring;

import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Events by name for tests of rings and rooms. */
public final class SampleEvents {
    public static final UUID STREAM = UUID.fromString("0198c0de-0000-7000-8000-00000000c0de");

    private SampleEvents() {}

    public static LiveEvent line(long offset, long at) {
        return event(Topic.CHAT, offset, at, "line-" + offset, "chat:message", Delivery.KEPT, null);
    }

    public static LiveEvent deletion(long offset, long at, String hides) {
        return event(Topic.CHAT, offset, at, "deletion-" + offset, "chat:deleted", Delivery.KEPT, hides);
    }

    public static LiveEvent board(long offset, long at) {
        return event(Topic.GIFTS, offset, at, "board-" + offset, "leaderboard:updated", Delivery.LATEST, null);
    }

    public static LiveEvent joined(long offset, long at) {
        return event(Topic.VIEWERS, offset, at, "joined-" + offset, "viewer:joined", Delivery.HINT, null);
    }

    public static LiveEvent ended(long offset, long at) {
        return event(Topic.STREAMS, offset, at, "ended", "stream:ended", Delivery.KEPT, null);
    }

    public static LiveEvent statistics(long offset, long at) {
        return event(Topic.STREAMS, offset, at, "statistics", "stream:statistics", Delivery.KEPT, null);
    }

    public static LiveEvent event(
            Topic topic, long offset, long at, String id, String type, Delivery delivery, String hides) {
        byte[] json = ("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"at\":\"\",\"data\":{}}")
                .getBytes(StandardCharsets.UTF_8);
        return new LiveEvent(STREAM, topic, offset, at, topic.source(), id, type, delivery, hides, json);
    }
}
