package dev.ovation.stream.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the media server is. Without url, api-url, api-key and api-secret there is none. */
@ConfigMapping(prefix = "ovation.media")
public interface MediaConfig {

    /** What browsers connect to, for example {@code wss://media.example.org}. */
    Optional<String> url();

    /** What this service calls, for example {@code http://livekit:7880}. */
    Optional<String> apiUrl();

    /** LiveKit's API key. */
    Optional<String> apiKey();

    /** The key's secret, at least 32 bytes; signs tokens and webhooks. */
    Optional<String> apiSecret();

    /** Whether streams may only go live while the media server answers; without it rooms follow when it is there. */
    @WithDefault("true")
    boolean required();

    /** How long a request waits for the media server. */
    @WithDefault("1S")
    Duration requestTimeout();

    /** How long a round of the reconciler waits for one answer of the media server. */
    @WithDefault("2S")
    Duration roundTimeout();

    /** How long after it was given a token may be used to join; at most ten minutes. */
    @WithDefault("10M")
    Duration tokenLife();
}
