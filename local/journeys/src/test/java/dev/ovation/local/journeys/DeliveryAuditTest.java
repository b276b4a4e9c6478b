package dev.ovation.local.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hole, a swap and a ghost are found; what a client may see and need not is none. */
class DeliveryAuditTest {
    private static final UUID STREAM = UUID.randomUUID();

    private final TopicTale tale = new TopicTale();

    DeliveryAuditTest() {
        kept(10, "chat:message", "a", null);
        kept(11, "chat:message", "b", null);
        kept(12, "chat:message", "a", null); // told again
        record(13, "chat:message", "secret", "internal", "kept", null);
        record(14, "chat:message", "passing", "public", "hint", null);
        kept(15, "chat:message", "c", null);
        kept(16, "chat:deleted", "d", "b");
        kept(17, "chat:message", "e", null);
    }

    @Test
    void shouldFindNothingWhenLogIsTheTopics() {
        assertEquals(List.of(), findings(0, "message a", "message b", "message c", "deleted d", "message e"));
    }

    @Test
    void shouldFindNothingWhenHiddenOneWasNeverSeen() {
        assertEquals(List.of(), findings(0, "message a", "message c", "deleted d", "message e"));
    }

    @Test
    void shouldFindNothingMissingBeforeWhereTheLogBegins() {
        assertEquals(List.of(), findings(15, "message c", "deleted d", "message e"));
    }

    @Test
    void shouldFindEventMissedAtTheBeginning() {
        assertOne("1 of 4 missed", findings(10, "message c", "deleted d", "message e"));
    }

    @Test
    void shouldFindEventMissedInTheMiddle() {
        assertOne("1 of 4 missed", findings(0, "message a", "deleted d", "message e"));
    }

    @Test
    void shouldFindEventMissedAtTheEnd() {
        assertOne("1 of 4 missed", findings(0, "message a", "message c", "deleted d"));
    }

    @Test
    void shouldFindTwoThatChangedPlaces() {
        assertOne("place 1 on", findings(0, "message a", "message e", "deleted d", "message c"));
    }

    @Test
    void shouldFindEventThatTopicHasNot() {
        assertOne(
                "1 that the topic has not",
                findings(0, "message a", "message c", "deleted d", "message e", "message f"));
    }

    @Test
    void shouldFindHiddenOneSeenAfterWhatHidesIt() {
        assertOne("after what hides it", findings(0, "message a", "message c", "deleted d", "message b", "message e"));
    }

    private static void assertOne(String part, List<String> findings) {
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).contains(part), findings::toString);
    }

    private List<String> findings(long begin, String... seen) {
        List<String> names = List.of(seen).stream().map(name -> "chat:" + name).toList();
        return new DeliveryAudit(tale)
                .findings(new SocketLog("socket", STREAM, Map.of(Topic.CHAT, begin), Map.of(Topic.CHAT, names)));
    }

    private void kept(long offset, String type, String id, @Nullable String hides) {
        record(offset, type, id, "public", "kept", hides);
    }

    private void record(long offset, String type, String id, String audience, String delivery, @Nullable String hides) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Topic.CHAT.topicName(), 0, offset, STREAM.toString(), new byte[0]);
        header(record, CloudEvent.TYPE, type);
        header(record, CloudEvent.ID, id);
        header(record, CloudEvent.AUDIENCE, audience);
        header(record, CloudEvent.DELIVERY, delivery);
        if (hides != null) {
            header(record, CloudEvent.HIDES, hides);
        }
        tale.take(Topic.CHAT, record);
    }

    private static void header(ConsumerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
