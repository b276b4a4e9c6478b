package dev.ovation.stream.media;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The configuration as an operator writes it. */
final class SampleMediaConfig {
    private SampleMediaConfig() {}

    static MediaConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(MediaConfig.class)
                .build()
                .getConfigMapping(MediaConfig.class);
    }
}
