package dev.ovation.viewer.presence;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ovation.coordination.OwnContext;
import dev.ovation.viewer.presence.PresentRepository.Figures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Who is there, counted once a second and stream for all who ask: thousands who repeat their join must not each have
 * thousands counted. A failed count is nobody's but theirs who waited for it. Safe from any thread.
 */
@ApplicationScoped
class SharedCounts {
    private static final Duration SHARED_FOR = Duration.ofSeconds(1);
    private static final int MOST_STREAMS = 10_000;

    private final Function<UUID, Uni<Figures>> count;
    private final AsyncCache<UUID, Figures> counts = Caffeine.newBuilder()
            .expireAfterWrite(SHARED_FOR)
            .maximumSize(MOST_STREAMS)
            .buildAsync();

    @Inject
    SharedCounts(PresentRepository present) {
        this(present::count);
    }

    SharedCounts(Function<UUID, Uni<Figures>> count) {
        this.count = count;
    }

    /** At most a second old; told on the caller's own context. */
    Uni<Figures> of(UUID streamId) {
        Executor caller = OwnContext.executor();
        return Uni.createFrom()
                .completionStage(() -> counts.get(
                                streamId, (id, executor) -> count.apply(id).subscribeAsCompletionStage())
                        .copy())
                .emitOn(caller);
    }
}
