package dev.ovation.gateway;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The gateway's configuration with its defaults, for tests without Quarkus. */
public final class SampleConfig {

    private SampleConfig() {}

    public static GatewayConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
