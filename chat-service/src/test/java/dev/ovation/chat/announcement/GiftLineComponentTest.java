package dev.ovation.chat.announcement;

import static dev.ovation.chat.Chat.history;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.chat.Database;
import dev.ovation.chat.SampleStreams;
import dev.ovation.chat.Topics;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GiftLineComponentTest {

    @Test
    void shouldWriteOneLineWhenTheEndOfAComboIsRepeated() {
        // Given
        UUID stream = SampleStreams.live();
        UUID gift = UUID.randomUUID();
        UUID next = UUID.randomUUID();

        try (Topics chat = new Topics("ovation.chat")) {
            // When
            publish(gift, stream);
            publish(gift, stream);
            publish(gift, stream);
            publish(next, stream);

            // Then
            var events = chat.until(EventType.CHAT_MESSAGE, stream, heard -> heard.size() == 2);
            JsonPath line = JsonPath.from(Topics.json(events.get(0)));
            assertEquals("gift", line.getString("messageType"));
            assertEquals("grace", line.getString("username"));
            assertEquals("Rose", line.getString("gift.name"));
            assertEquals(8, line.getInt("gift.totalCoins"));
            assertEquals(8, line.getInt("giftAmount"));
            assertEquals("0192f0c0-0000-7000-8000-000000000001", line.getString("giftId"));
            assertEquals(line.getString("id"), Topics.header(events.get(0), CloudEvent.ID));
            assertEquals(2, lines(stream));
            history(stream)
                    .then()
                    .body("items", hasSize(2))
                    .body("items[0].gift.emoji", equalTo("🌹"))
                    .body("items[0].messageType", equalTo("gift"));
        }
    }

    @Test
    void shouldShowTheGiftWhenStreamHasEndedMeanwhile() {
        // Given
        UUID stream = SampleStreams.ended();

        // When
        publish(UUID.randomUUID(), stream);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> lines(stream) == 1);
    }

    @Test
    void shouldGoOnWhenARecordIsPoison() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Topics.publish(EventType.COMBO_ENDED, UUID.randomUUID(), stream, "{\"streamId\":");
        publish(UUID.randomUUID(), stream);

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> lines(stream) == 1);
        assertEquals(1, Database.number("SELECT count(*) FROM dead_letter WHERE key = ?", stream.toString()));
    }

    private static void publish(UUID gift, UUID stream) {
        String data = SampleStreams.sample("combo.ended")
                .replaceFirst("\"comboId\": \"[^\"]*\"", "\"comboId\": \"" + gift + '"')
                .replaceFirst("\"streamId\": \"[^\"]*\"", "\"streamId\": \"" + stream + '"');
        Topics.publish(EventType.COMBO_ENDED, gift, stream, data);
    }

    private static long lines(UUID stream) {
        return Database.number(
                "SELECT count(*) FROM stream_messages WHERE stream_id = ? AND message_type = 'gift'", stream);
    }
}
