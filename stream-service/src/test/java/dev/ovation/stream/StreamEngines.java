package dev.ovation.stream;

import dev.ovation.local.InfrastructureResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import java.util.Map;

/** What every component test runs on: real PostgreSQL and Kafka, short waits, no limits, and {@link FakeMedia}. */
@QuarkusTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "schema", value = StreamEngines.SCHEMA))
@QuarkusTestResource(StreamEngines.Settings.class)
public class StreamEngines {
    public static final String SCHEMA = "stream_service";
    public static final String API_KEY = "testkey";
    public static final String API_SECRET = "a-secret-for-tests-that-is-long-enough-0123456789";
    public static final String MEDIA_URL = "ws://127.0.0.1:7880";

    /** Waits that a test can afford; the figures of production are proven in GraceTest. */
    public static class Settings implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.ofEntries(
                    Map.entry("ovation.stream.look-every", "200ms"),
                    Map.entry("ovation.stream.second-miss-after", "300ms"),
                    Map.entry("ovation.stream.grace", "5S"),
                    Map.entry("ovation.stream.grace-after-gap", "300ms"),
                    Map.entry("ovation.stream.grace-after-timeout", "1S"),
                    Map.entry("ovation.stream.heartbeat-silence", "2S"),
                    Map.entry("ovation.stream.final-figures-wait", "2S"),
                    Map.entry("ovation.limits.stream-creation.permits", "0"),
                    Map.entry("ovation.limits.thumbnails.permits", "0"),
                    Map.entry("ovation.limits.media-tokens.permits", "0"),
                    Map.entry("ovation.media.url", MEDIA_URL),
                    Map.entry("ovation.media.api-url", "http://127.0.0.1:1"),
                    Map.entry("ovation.media.api-key", API_KEY),
                    Map.entry("ovation.media.api-secret", API_SECRET));
        }

        @Override
        public void stop() {}
    }
}
