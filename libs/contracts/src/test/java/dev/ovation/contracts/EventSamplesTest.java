package dev.ovation.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSamplesTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    static JsonNode sample(EventType type) throws IOException {
        String name = "/samples/" + type.type().replace(':', '.') + ".json";
        try (InputStream in = EventSamplesTest.class.getResourceAsStream(name)) {
            assertNotNull(in, "no sample " + name);
            return JSON.readTree(in);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldReadAndWriteTheSampleUnchanged(EventType type) throws IOException {
        // Given
        JsonNode sample = sample(type);

        // When
        JsonNode written = JSON.valueToTree(JSON.treeToValue(sample, type.payload()));

        // Then: compared as text numbers and strings, so that a lost field or another format shows
        assertEquals(sample.toPrettyString(), written.toPrettyString());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldStillReadAnEventWithAFieldOfTomorrow(EventType type) throws IOException {
        // Given
        ObjectNode tomorrow = sample(type).deepCopy();
        tomorrow.put("fieldOfTomorrow", 1);

        // When
        Object read = JSON.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .treeToValue(tomorrow, type.payload());

        // Then
        assertNotNull(read);
    }

    /** Topics keep events of releases before this one, and consumers keep samples. */
    @Test
    void shouldStillReadAGiftFromBeforeThereWereCombos() throws IOException {
        // Given
        String sample = "/samples/past/gift.sent.without-combo.json";
        try (InputStream in = EventSamplesTest.class.getResourceAsStream(sample)) {

            // When: as a service's own mapper reads it
            GiftSent read = JSON.copy()
                    .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(in, GiftSent.class);

            // Then
            assertEquals(5, read.totalCoins());
            assertNull(read.comboId());
            assertEquals(0, read.comboCount());
        }
    }

    @Test
    void shouldFindATypeByItsNameAndNoneByAnUnknownName() {
        assertEquals(Optional.of(EventType.GIFT_SENT), EventType.of("gift:sent"));
        assertEquals(Optional.empty(), EventType.of("gift:unknown"));
    }
}
