package dev.ovation.gateway.live.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.ovation.api.Ids;
import dev.ovation.gateway.routing.Backend;
import dev.ovation.gateway.routing.ServiceClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks stream-service whether a stream exists, whose it is and whether it is over: one question for all who ask within
 * a second, and none once it has ended.
 */
@ApplicationScoped
public class StreamLookup {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration ENDED = Duration.ofHours(1);
    private static final long MOST = 50_000;

    private final ServiceClient services;
    private final AsyncCache<UUID, Finding> findings = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<UUID, Finding>creating((id, finding) -> finding.lifetime()))
            .buildAsync();

    StreamLookup(ServiceClient services) {
        this.services = services;
    }

    /** What came of a question; silence is kept like an answer, so that an outage is not asked more often. */
    private record Finding(
            @Nullable KnownStream stream, @Nullable Throwable silence) {
        Duration lifetime() {
            return stream != null && stream.ended() ? ENDED : FRESH;
        }
    }

    /** The stream; empty where there is none. Fails where stream-service does not say within 500 ms. */
    public Uni<Optional<KnownStream>> find(UUID streamId) {
        return Uni.createFrom()
                .completionStage(() -> findings.get(streamId, (id, executor) -> ask(id).subscribeAsCompletionStage())
                        .copy()) // whoever hangs up cancels a question of his own, not that of all
                .map(finding -> {
                    if (finding.silence() != null) {
                        throw new IllegalStateException("stream-service is silent", finding.silence());
                    }
                    return Optional.ofNullable(finding.stream());
                });
    }

    private Uni<Finding> ask(UUID streamId) {
        return services.get(Backend.STREAM, "/api/streams/" + streamId, ANSWER_WITHIN)
                .map(answer -> switch (answer.status()) {
                    case 200 -> new Finding(read(streamId, answer.body().getBytes()), null);
                    case 404 -> new Finding(null, null);
                    default -> throw new IllegalStateException("stream-service answered " + answer.status());
                })
                .onFailure()
                .recoverWithItem(failure -> new Finding(null, failure));
    }

    private static KnownStream read(UUID streamId, byte[] json) {
        try {
            JsonNode view = JSON.readTree(json);
            JsonNode endedAt = view.path("endedAt");
            return new KnownStream(
                    streamId,
                    Objects.requireNonNull(Ids.parse(view.path("creatorId").asText())),
                    view.path("status").asText().equals("ended"),
                    endedAt.isTextual() ? Instant.parse(endedAt.asText()) : null,
                    view.path("currentViewers").asInt(),
                    view.path("guests").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
