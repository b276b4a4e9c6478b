package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything behind the gateway is away: it says so at once, and says who. */
@QuarkusTest
@TestProfile(AwayComponentTest.NobodyThere.class)
@QuarkusTestResource(InfrastructureResource.class)
class AwayComponentTest {

    public static final class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ovation.gateway.services.stream", "http://127.0.0.1:1",
                    "ovation.gateway.services.chat", "http://127.0.0.1:1,http://127.0.0.1:2",
                    "ovation.gateway.services.gift", "http://127.0.0.1:1",
                    "ovation.gateway.services.viewer", "http://127.0.0.1:1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/streams/live, stream-unavailable",
        "POST, /api/streams/create, stream-unavailable",
        "POST, /api/streams/x/message, chat-unavailable",
        "GET, /api/streams/x/messages, chat-unavailable",
        "POST, /api/streams/x/gift, gift-unavailable",
        "GET, /api/gifts, gift-unavailable",
        "POST, /api/streams/x/join, viewer-unavailable",
        "POST, /api/thumbnails, stream-unavailable"
    })
    void shouldNameWhoIsAwayWithinTwoSecondsWhenNothingWasSent(String method, String path, String slug)
            throws Exception {
        Attempts.expectOne(number -> {
            long start = System.nanoTime();
            HttpResponse<String> answer = Http.send(
                    Http.request(path).method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("/problems/" + slug), answer.body());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            return Attempts.late(start, Duration.ofSeconds(2));
        });
    }

    @Test
    void shouldRefuseSocketWhenNobodyKnowsTheStream() {
        Socket.Refusal refusal = Socket.at(java.util.UUID.randomUUID()).refused();
        assertEquals(503, refusal.status());
        assertEquals("stream-unavailable", refusal.slug());
    }

    @Test
    void shouldStillDescribeItselfWhenServicesAreAway() {
        String document = Http.get("/api/openapi").body();
        assertTrue(document.contains("\"/api/config\""));
        assertTrue(document.contains("chat-service"));
        assertFalse(document.contains("/api/gifts"));
    }
}
