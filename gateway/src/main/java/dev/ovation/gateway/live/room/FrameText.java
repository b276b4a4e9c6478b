package dev.ovation.gateway.live.room;

import dev.ovation.gateway.live.position.Offsets;
import dev.ovation.gateway.live.position.Position;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The text of an events frame. The events were checked and encoded when they came; here they are only lined up. */
final class FrameText {
    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

    private FrameText() {}

    static byte[] of(Batch batch) {
        return of(batch.streamId(), batch.epoch(), batch.events(), batch.next());
    }

    static byte[] of(UUID streamId, int epoch, List<LiveEvent> events, Offsets next) {
        String position = Position.of(streamId, epoch, next).encode();
        byte[] head = ("{\"type\":\"events\",\"now\":" + System.currentTimeMillis() + ",\"position\":\"" + position
                        + "\",\"events\":[")
                .getBytes(StandardCharsets.UTF_8);
        int length = head.length + END.length;
        for (LiveEvent event : events) {
            length += event.json().length + 1;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(length);
        text.writeBytes(head);
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                text.write(',');
            }
            text.writeBytes(events.get(i).json());
        }
        text.writeBytes(END);
        return text.toByteArray();
    }
}
