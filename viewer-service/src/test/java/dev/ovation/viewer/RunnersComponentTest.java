package dev.ovation.viewer;

import static dev.ovation.viewer.Viewers.as;
import static dev.ovation.viewer.Viewers.join;
import static dev.ovation.viewer.Viewers.somebody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.contracts.EventType;
import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service as it runs: its rounds come by themselves, and leases are short so that nobody has to wait. */
@QuarkusTest
@TestProfile(RunnersComponentTest.ByItself.class)
class RunnersComponentTest {

    public static class ByItself implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ovation.viewer.rest-lease", "2S", "ovation.viewer.sweep-hold", "1S");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(InfrastructureResource.class, Map.of("schema", ViewerEngines.SCHEMA)),
                    new TestResourceEntry(StreamServiceStandIn.class));
        }
    }

    @Test
    void shouldTellOfAViewerFromJoinToClosing() {
        // Given
        UUID stream = SampleStreams.live();
        try (Topics viewers = new Topics("ovation.viewers")) {
            // When: somebody joins and is never heard of again
            join(as(somebody()), stream).then().statusCode(200);

            // Then
            viewers.until(EventType.VIEWER_JOINED, stream, events -> !events.isEmpty());
            viewers.until(
                    EventType.VIEWER_COUNT, stream, events -> events.stream().anyMatch(e -> current(e) == 1));
            viewers.until(EventType.VIEWER_COUNT, stream, events -> current(events.get(events.size() - 1)) == 0);
            viewers.until(EventType.VIEWER_LEFT, stream, events -> !events.isEmpty());

            // When
            SampleStreams.end(stream);

            // Then
            var closed = viewers.until(EventType.VIEWER_CLOSED, stream, events -> !events.isEmpty());
            JsonPath totals = JsonPath.from(Topics.json(closed.get(0)));
            assertEquals(1, totals.getInt("peakViewers"));
            assertEquals(1, totals.getInt("totalViews"));
        }
    }

    private static int current(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> count) {
        return JsonPath.from(Topics.json(count)).getInt("currentViewers");
    }
}
