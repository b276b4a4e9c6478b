package dev.ovation.stream.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.stream.StreamEngines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each token lets its holder do, and for how long. */
class LiveKitTokensTest {
    private final LiveKitTokens tokens = new LiveKitTokens(SampleMediaConfig.of(Map.of(
            "ovation.media.url", StreamEngines.MEDIA_URL,
            "ovation.media.api-url", "http://127.0.0.1:7880",
            "ovation.media.api-key", StreamEngines.API_KEY,
            "ovation.media.api-secret", StreamEngines.API_SECRET)));

    private static JsonNode claims(RoomToken token) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(token.token().split("\\.")[1]));
    }

    @Test
    void shouldLetViewersSubscribeAndNothingElse() throws IOException {
        // When
        JsonNode video = claims(tokens.viewer("room-a")).get("video");

        // Then
        assertTrue(video.get("roomJoin").asBoolean());
        assertEquals("room-a", video.get("room").asText());
        assertTrue(video.get("canSubscribe").asBoolean());
        assertTrue(video.get("hidden").asBoolean());
        assertFalse(video.get("canPublish").asBoolean(true));
        assertFalse(video.get("canPublishData").asBoolean(true));
        assertFalse(video.get("canUpdateOwnMetadata").asBoolean(true));
        assertFalse(video.has("roomAdmin") || video.has("roomCreate") || video.has("roomList"));
    }

    @Test
    void shouldGiveEachViewerAFreshIdentity() {
        assertNotEquals(
                tokens.viewer("room-a").identity(), tokens.viewer("room-a").identity());
    }

    @Test
    void shouldLetTheBroadcasterPublishCameraMicrophoneAndScreenAndSubscribeToNobody() throws IOException {
        // When
        JsonNode video = claims(tokens.broadcaster("room-a")).get("video");

        // Then
        assertTrue(video.get("canPublish").asBoolean());
        assertEquals(
                "[\"camera\",\"microphone\",\"screen_share\",\"screen_share_audio\"]",
                video.get("canPublishSources").toString());
        assertFalse(video.get("canSubscribe").asBoolean(true));
        assertFalse(video.get("canPublishData").asBoolean(true));
    }

    @Test
    void shouldGiveTheBroadcasterOneIdentitySoThatAReloadReplacesIt() {
        assertEquals(
                tokens.broadcaster("room-a").identity(),
                tokens.broadcaster("room-a").identity());
    }

    @Test
    void shouldLastTenMinutesAtMost() throws IOException {
        // When
        RoomToken token = tokens.viewer("room-a");

        // Then
        Instant latest = Instant.now().plus(Duration.ofMinutes(10));
        assertFalse(token.expiresAt().isAfter(latest));
        assertEquals(
                token.expiresAt().getEpochSecond(), claims(token).get("exp").asLong());
    }
}
