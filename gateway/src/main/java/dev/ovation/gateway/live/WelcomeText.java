package dev.ovation.gateway.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ovation.api.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The first frame of a socket. */
final class WelcomeText {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final SerializableString NOTHING = new SerializedString("null");
    /** All but the snapshot, roughly. */
    private static final int HEAD_BYTES = 512;

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
     * Written for each socket; the snapshot, by far the longest part, is only copied.
     *
     * @param recovered null where no position was asked
     * @param snapshot JSON; null where recovered
     */
    static byte[] of(
            Admitted admitted,
            String position,
            @Nullable Boolean recovered,
            long keepAliveSeconds,
            Counts counts,
            @Nullable SerializableString snapshot) {
        ByteArrayOutputStream text =
                new ByteArrayOutputStream(HEAD_BYTES + (snapshot == null ? 0 : snapshot.asUnquotedUTF8().length));
        try (JsonGenerator frame = JSON.createGenerator(text)) {
            frame.writeStartObject();
            frame.writeStringField("type", "welcome");
            frame.writeNumberField("protocol", 1);
            frame.writeNumberField("now", System.currentTimeMillis());
            frame.writeStringField("position", position);
            frame.writePOJOField("recovered", recovered);
            frame.writeNumberField("keepAliveSeconds", keepAliveSeconds);
            writeYou(frame, admitted);
            frame.writePOJOField("currentViewers", counts.currentViewers());
            frame.writePOJOField("guests", counts.guests());
            frame.writeFieldName("snapshot");
            frame.writeRawValue(snapshot == null ? NOTHING : snapshot);
            frame.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a buffer can't be written", e);
        }
        return text.toByteArray();
    }

    private static void writeYou(JsonGenerator frame, Admitted admitted) throws IOException {
        Viewer viewer = admitted.viewer();
        String id = viewer.id().toString();
        frame.writeObjectFieldStart("you");
        frame.writeStringField("userId", viewer.guest() ? null : id);
        frame.writeStringField("username", viewer.username());
        frame.writeStringField("deviceId", viewer.guest() ? id : null);
        frame.writeBooleanField("owner", admitted.isOwner());
        frame.writeEndObject();
    }
}
