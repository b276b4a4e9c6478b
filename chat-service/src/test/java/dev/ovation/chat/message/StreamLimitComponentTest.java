package dev.ovation.chat.message;

import static dev.ovation.chat.Chat.as;
import static dev.ovation.chat.Chat.send;
import static dev.ovation.chat.Chat.somebody;
import static org.hamcrest.Matchers.equalTo;

import dev.ovation.chat.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all users together may write into one stream; the window is long, so that a slow machine stays within it. */
@QuarkusTest
@TestProfile(StreamLimitComponentTest.ThreeAnHour.class)
class StreamLimitComponentTest {

    public static class ThreeAnHour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ovation.limits.stream-messages.permits", "3", "ovation.limits.stream-messages.period", "1H");
        }
    }

    @Test
    void shouldRefuseTheFourthMessageWhenThreeUsersFilledTheStream() {
        // Given
        UUID stream = SampleStreams.live();
        UUID other = SampleStreams.live();
        for (int i = 0; i < 3; i++) {
            send(as(somebody()), stream, "me too").then().statusCode(201);
        }

        // Then
        send(as(somebody()), stream, "and me")
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/rate-limited"))
                .body("limit", equalTo(3));
        send(as(somebody()), other, "here is room").then().statusCode(201);
    }
}
