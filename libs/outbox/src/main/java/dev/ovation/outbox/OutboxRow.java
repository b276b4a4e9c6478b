package dev.ovation.outbox;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One event that waits to be sent, as its transaction wrote it. */
record OutboxRow(
        long id,
        UUID eventId,
        String topic,
        String key,
        String source,
        String type,
        String audience,
        String delivery,
        @Nullable UUID hides,
        String data,
        Instant createdAt) {

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("source"),
                row.getString("type"),
                row.getString("audience"),
                row.getString("delivery"),
                row.getObject("hides", UUID.class),
                row.getString("data"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * The row as CloudEvents 1.0 in binary mode. The record's own time is the time of sending: readers find "five
     * minutes ago" by it, which a late event must not mislead.
     */
    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, utf8(data));
        Headers headers = message.headers();
        headers.add(CloudEvent.SPEC_VERSION, utf8(CloudEvent.SPEC_VERSION_VALUE));
        headers.add(CloudEvent.ID, utf8(eventId.toString()));
        headers.add(CloudEvent.SOURCE, utf8(source));
        headers.add(CloudEvent.TYPE, utf8(type));
        headers.add(
                CloudEvent.TIME,
                utf8(createdAt.atOffset(ZoneOffset.UTC).toInstant().toString()));
        headers.add(CloudEvent.SUBJECT, utf8(key));
        headers.add(CloudEvent.DATA_SCHEMA, utf8(EventType.dataSchema(type)));
        headers.add(CloudEvent.CONTENT_TYPE, utf8(CloudEvent.CONTENT_TYPE_VALUE));
        headers.add(CloudEvent.AUDIENCE, utf8(audience));
        headers.add(CloudEvent.DELIVERY, utf8(delivery));
        if (hides != null) {
            headers.add(CloudEvent.HIDES, utf8(hides.toString()));
        }
        return message;
    }

    /**
     * Why this row can't be sent, or null: a topic we don't know would stall every other row. A type we don't know is a newer
     * release's, whose replica runs beside this one while a deployment rolls.
     */
    @Nullable
    String defect() {
        if (Arrays.stream(Topic.values()).noneMatch(known -> known.topicName().equals(topic))) {
            return "no topic " + topic;
        }
        EventType known = EventType.of(type).orElse(null);
        return known == null || known.topic().topicName().equals(topic) ? null : type + " is not published on " + topic;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
