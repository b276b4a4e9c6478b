package dev.ovation.stream.media;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start with half a media server, or outside of local with a secret that others know or can guess. */
@ApplicationScoped
class MediaConfigCheck {
    private static final Logger LOG = Logger.getLogger(MediaConfigCheck.class);
    private static final int SHORTEST_SECRET_BYTES = 32;
    private static final Set<String> KNOWN = Set.of("secret", "devsecret", "changeme");

    private final MediaConfig config;
    private final boolean local;

    MediaConfigCheck(MediaConfig config, @ConfigProperty(name = "ovation.local") boolean local) {
        this.config = config;
        this.local = local;
    }

    void check(@Observes StartupEvent start) {
        complaint(config, local).ifPresent(complaint -> {
            throw new IllegalStateException(complaint);
        });
        LOG.info(config.url().map(url -> "media server " + url).orElse("no media server: everything but the picture"));
    }

    static Optional<String> complaint(MediaConfig config, boolean local) {
        List<Optional<String>> all = List.of(config.url(), config.apiUrl(), config.apiKey(), config.apiSecret());
        long given = all.stream().flatMap(Optional::stream).count();
        if (given != 0 && given != all.size()) {
            return Optional.of("ovation.media needs url, api-url, api-key and api-secret together, or none of them");
        }
        boolean weak = Stream.ofNullable(config.apiSecret().orElse(null))
                .anyMatch(secret -> secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET_BYTES
                        || KNOWN.stream()
                                .anyMatch(word -> secret.replace(word, "").length() < secret.length() / 2));
        return weak && !local
                ? Optional.of("ovation.media.api-secret needs 32 random bytes or more, and no well-known default")
                : Optional.empty();
    }
}
