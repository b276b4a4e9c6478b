package dev.ovation.gateway.live.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.ovation.api.Ids;
import dev.ovation.contracts.Audience;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.ring.LiveEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each record once, before it becomes part of a frame: one that is no well-formed event must not break what
 * many browsers parse. The data are scanned, never bound: what they mean is between producer and browser.
 */
final class RecordCheck {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_HEADER = 256;
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory JSON = new JsonFactory();

    private RecordCheck() {}

    /** Why a record is not passed on; named in logs and metrics. */
    static final class BadRecord extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        BadRecord(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /**
     * The event a record carries; empty for one that is not meant for browsers.
     *
     * @param at when it came, by the rooms' clock
     * @throws BadRecord where it breaks the form that {@link CloudEvent} describes
     */
    static Optional<LiveEvent> read(ConsumerRecord<byte[], byte[]> record, Topic topic, long at) throws BadRecord {
        if (!Audience.PUBLIC.wire().equals(header(record, CloudEvent.AUDIENCE))) {
            return Optional.empty();
        }
        String id = required(record, CloudEvent.ID);
        String source = required(record, CloudEvent.SOURCE);
        String type = required(record, CloudEvent.TYPE);
        String time = required(record, CloudEvent.TIME);
        if (!CloudEvent.SPEC_VERSION_VALUE.equals(required(record, CloudEvent.SPEC_VERSION))) {
            throw new BadRecord("spec-version");
        }
        String json = "{\"id\":" + quoted(id) + ",\"type\":" + quoted(type) + ",\"at\":" + quoted(rfc3339(time))
                + ",\"data\":" + object(record.value()) + '}';
        return Optional.of(new LiveEvent(
                stream(record),
                topic,
                record.offset(),
                at,
                source,
                id,
                type,
                delivery(header(record, CloudEvent.DELIVERY)),
                header(record, CloudEvent.HIDES),
                json.getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID stream(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        byte[] key = record.key();
        String subject = required(record, CloudEvent.SUBJECT);
        UUID stream = Ids.parse(subject);
        if (key == null || stream == null || !subject.equals(new String(key, StandardCharsets.UTF_8))) {
            throw new BadRecord("key-is-not-subject");
        }
        return stream;
    }

    /** What a later release calls something we do not know is treated with the most care. */
    private static Delivery delivery(@Nullable String wire) {
        for (Delivery delivery : Delivery.values()) {
            if (delivery.wire().equals(wire)) {
                return delivery;
            }
        }
        return Delivery.KEPT;
    }

    private static String required(ConsumerRecord<byte[], byte[]> record, String name) throws BadRecord {
        String value = header(record, name);
        if (value == null || value.isEmpty()) {
            throw new BadRecord("no-" + name);
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) throws BadRecord {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        if (header.value().length > LONGEST_HEADER) {
            throw new BadRecord("long-" + name);
        }
        return utf8(header.value());
    }

    private static String rfc3339(String time) throws BadRecord {
        try {
            OffsetDateTime unused = OffsetDateTime.parse(time);
            return time;
        } catch (DateTimeException e) {
            throw new BadRecord("time");
        }
    }

    /** One well-formed JSON object and nothing beside it; scanned as text, so that no other encoding is guessed. */
    private static String object(byte @Nullable [] value) throws BadRecord {
        if (value == null || value.length == 0) {
            throw new BadRecord("empty");
        }
        if (value.length > MOST_BYTES) {
            throw new BadRecord("too-large");
        }
        String text = utf8(value);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRecord("no-object");
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new BadRecord("not-one-object");
            }
            return text;
        } catch (IOException e) {
            throw new BadRecord("malformed");
        }
    }

    private static String utf8(byte[] bytes) throws BadRecord {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictUtf8(bytes); // it may have been in there, too
    }

    private static String strictUtf8(byte[] bytes) throws BadRecord {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRecord("not-utf8");
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
