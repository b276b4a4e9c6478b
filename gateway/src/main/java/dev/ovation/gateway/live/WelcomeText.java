package dev.ovation.gateway.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.ovation.api.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first frame of a socket. */
final class WelcomeText {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private WelcomeText() {}

    /** The two counts; null until known. */
    record Counts(
            @Nullable Integer currentViewers, @Nullable Integer guests) {
        /** Of the ring's newest viewer:count, else of stream-service's answer. */
        static Counts of(byte @Nullable [] countEvent, Admitted admitted) {
            try {
                if (countEvent != null) {
                    JsonNode data = JSON.readTree(countEvent).path("data");
                    return new Counts(
                            data.path("currentViewers").asInt(),
                            data.path("guests").asInt());
                }
            } catch (IOException e) {
                throw new IllegalStateException("a checked event is no JSON", e);
            }
            return admitted.stream() == null
                    ? new Counts(null, null)
                    : new Counts(
                            admitted.stream().currentViewers(),
                            admitted.stream().guests());
        }
    }

    /**
     * @param recovered null where no position was asked
     * @param snapshot JSON text; null where recovered
     */
    static byte[] of(
            Admitted admitted,
            String position,
            @Nullable Boolean recovered,
            long keepAliveSeconds,
            Counts counts,
            @Nullable String snapshot) {
        ObjectNode frame = JSON.createObjectNode()
                .put("type", "welcome")
                .put("protocol", 1)
                .put("now", System.currentTimeMillis())
                .put("position", position)
                .put("recovered", recovered)
                .put("keepAliveSeconds", keepAliveSeconds);
        frame.set("you", you(admitted));
        frame.put("currentViewers", counts.currentViewers());
        frame.put("guests", counts.guests());
        if (snapshot == null) {
            frame.putNull("snapshot");
        } else {
            frame.putRawValue("snapshot", new RawValue(snapshot));
        }
        return frame.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode you(Admitted admitted) {
        Viewer viewer = admitted.viewer();
        String id = viewer.id().toString();
        return JSON.createObjectNode()
                .put("userId", viewer.guest() ? null : id)
                .put("username", viewer.username())
                .put("deviceId", viewer.guest() ? id : null)
                .put("owner", admitted.isOwner());
    }
}
