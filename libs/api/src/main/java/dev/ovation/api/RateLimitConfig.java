package dev.ovation.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How often one caller may ask, by the name of the limit. Counted per replica by the service that owns the route. */
@ConfigMapping(prefix = "ovation.limits")
public interface RateLimitConfig {

    /** The limits by name. */
    @WithParentName
    Map<String, Limit> limits();

    /** One limit. */
    interface Limit {
        /** Attempts within the period; 0 switches the limit off. */
        @WithDefault("0") // so that one environment may lift a limit for all parts, those that lack it among them
        int permits();

        /** The period, for example {@code 30S}. */
        @WithDefault("1S")
        Duration period();
    }
}
