package dev.ovation.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record into an event or refuses it as {@link BadRecord}. Unknown fields are ignored and unknown types are
 * empty, because newer producers run beside older readers; a new major of a known type is refused.
 */
final class EventReader {
    /** The most a gateway takes as well; nothing we publish comes near it. */
    static final int MOST_BYTES = 64 * 1024;

    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** The type of a record, or empty for one this release doesn't know. */
    Optional<EventType> type(ConsumerRecord<String, byte[]> message) {
        return EventType.of(header(message, CloudEvent.TYPE));
    }

    /** The whole event, its data bound to the type's record. */
    ReceivedEvent<Record> read(ConsumerRecord<String, byte[]> message, EventType type) {
        UUID subject = uuid("ce_subject", header(message, CloudEvent.SUBJECT));
        expect(subject.toString().equals(message.key()), "the key is not the subject");
        expect(type.topic().topicName().equals(message.topic()), type.type() + " doesn't belong on this topic");
        String source = header(message, CloudEvent.SOURCE);
        expect(type.topic().source().equals(source), "the source doesn't own this topic");
        expect(type.dataSchema().equals(header(message, CloudEvent.DATA_SCHEMA)), "a schema we don't know");
        UUID id = uuid("ce_id", header(message, CloudEvent.ID));
        Instant time = time(header(message, CloudEvent.TIME));
        return new ReceivedEvent<>(id, source, time, subject, type, data(message, type, subject));
    }

    private Record data(ConsumerRecord<String, byte[]> message, EventType type, UUID subject) {
        byte[] value = message.value();
        if (value == null || value.length > MOST_BYTES) {
            throw new BadRecord("no data, or more than 64 KiB of it");
        }
        try {
            JsonNode tree = json.readTree(value);
            expect(tree != null && tree.isObject(), "the data is no JSON object");
            Record data = json.treeToValue(tree, type.payload());
            requireComponents(data);
            JsonNode stream = tree.has("streamId") ? tree.get("streamId") : tree.get("id");
            expect(stream != null && subject.toString().equals(stream.asText()), "the data is of another stream");
            return data;
        } catch (JsonProcessingException e) {
            // the original message only: the full one quotes the data, which people wrote
            throw new BadRecord(
                    "the data is not " + type.type() + ": " + e.getClass().getSimpleName(), e);
        } catch (IOException e) {
            throw new BadRecord("the data can't be read", e);
        }
    }

    /** What a record doesn't mark as nullable must be there. */
    private static void requireComponents(Record data) {
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            expect(optional || value(data, component) != null, component.getName() + " is missing");
        }
    }

    private static @Nullable Object value(Record data, RecordComponent component) {
        try {
            return component.getAccessor().invoke(data);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("record component " + component, e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new BadRecord("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadRecord(name + " is no UUID", e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRecord("ce_time is no time", e);
        }
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadRecord(otherwise);
        }
    }
}
