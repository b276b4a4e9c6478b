package dev.ovation.stream.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaConfigCheckTest {
    private static final String GOOD = "bW9zdGx5LXJhbmRvbS1ieXRlcy1vZi1lbm91Z2gtbGVuZ3Ro";

    private static Optional<String> complaint(String secret, boolean local) {
        return MediaConfigCheck.complaint(
                SampleMediaConfig.of(Map.of(
                        "ovation.media.url", "wss://media.example.org",
                        "ovation.media.api-url", "http://livekit:7880",
                        "ovation.media.api-key", "key",
                        "ovation.media.api-secret", secret)),
                local);
    }

    @Test
    void shouldStartWithALongRandomSecret() {
        assertTrue(complaint(GOOD, false).isEmpty());
    }

    @Test
    void shouldNotStartInProdWithAShortSecret() {
        assertTrue(complaint("short", false).isPresent());
    }

    @Test
    void shouldNotStartInProdWithADefaultThatEverybodyKnows() {
        assertTrue(complaint("devsecretdevsecretdevsecretdevsecret", false).isPresent());
        assertTrue(complaint("secret".repeat(8), false).isPresent());
    }

    @Test
    void shouldStartLocallyWithAnySecret() {
        assertTrue(complaint("secret", true).isEmpty());
    }

    @Test
    void shouldNotStartWithHalfAMediaServer() {
        assertTrue(MediaConfigCheck.complaint(SampleMediaConfig.of(Map.of("ovation.media.url", "ws://x")), true)
                .isPresent());
    }

    @Test
    void shouldStartWithoutAMediaServer() {
        assertTrue(MediaConfigCheck.complaint(SampleMediaConfig.of(Map.of()), false)
                .isEmpty());
    }
}
