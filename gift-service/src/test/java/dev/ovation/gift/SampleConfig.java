package dev.ovation.gift;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings without a service. */
public final class SampleConfig {
    private SampleConfig() {}

    /** The defaults but for what is set. */
    public static GiftConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(GiftConfig.class)
                .build()
                .getConfigMapping(GiftConfig.class);
    }
}
