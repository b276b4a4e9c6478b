package dev.ovation.directory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.coordination.OwnContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Which streams exist, whose they are, and whether they are live, without waiting for their owner where that can be
 * avoided.
 *
 * <p>A stream is refused on our own word only when it has ended, for that is for ever; otherwise stream-service is
 * asked (300 ms at most, an answer serves all for a second), and if it is silent as well: {@code 503
 * stream-unavailable}. A stream is accepted on our own word, unless the topic hasn't been heard for 5 s: then the owner
 * is asked, and silence accepts. So once an end is answered we refuse within 1 s, and within 6 s while the broker is
 * down. Answers arrive on the caller's Vert.x context.
 */
@ApplicationScoped
public class StreamDirectory {
    // Half of the second within which an end must be known; our own consumer's news are seen at once.
    private static final Duration REMEMBERED_FOR = Duration.ofMillis(500);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final KnownStreams streams;
    private final Owner owner;
    private final Freshness freshness;
    private final AsyncCache<UUID, Optional<KnownStreams.Entry>> entries = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED_FOR)
            .maximumSize(MOST_REMEMBERED)
            .buildAsync();

    StreamDirectory(KnownStreams streams, Owner owner, Freshness freshness) {
        this.streams = streams;
        this.owner = owner;
        this.freshness = freshness;
    }

    /** What an action asks of a stream's state. */
    private enum Demand {
        LIVE(ProblemType.STREAM_NOT_LIVE),
        NOT_ENDED(ProblemType.STREAM_ENDED),
        KNOWN(ProblemType.STREAM_NOT_FOUND);

        private final ProblemType refusal;

        Demand(ProblemType refusal) {
            this.refusal = refusal;
        }

        boolean refusesEnded() {
            return this != KNOWN;
        }

        boolean accepts(KnownStream stream) {
            return switch (this) {
                case LIVE -> stream.live();
                case NOT_ENDED -> !stream.ended();
                case KNOWN -> true;
            };
        }
    }

    /** The stream in whatever state; empty if there is none; {@code 503 stream-unavailable} if nobody can tell. */
    public Uni<Optional<KnownStream>> find(UUID id) {
        return requireKnown(id)
                .map(Optional::of)
                .onFailure(e -> e instanceof Problem p && p.type() == ProblemType.STREAM_NOT_FOUND)
                .recoverWithItem(Optional.empty());
    }

    /** For reads and what is allowed in any state: fails with {@code 404 stream-not-found}. */
    public Uni<KnownStream> requireKnown(UUID id) {
        return require(id, Demand.KNOWN);
    }

    /** For messages and gifts: fails with {@code 404 stream-not-found} or {@code 409 stream-not-live}. */
    public Uni<KnownStream> requireLive(UUID id) {
        return require(id, Demand.LIVE);
    }

    /** For joining: fails with {@code 404 stream-not-found} or {@code 409 stream-ended}. */
    public Uni<KnownStream> requireNotEnded(UUID id) {
        return require(id, Demand.NOT_ENDED);
    }

    /** Something newer about a stream was stored. */
    void forget(@Nullable String streamId) {
        UUID id = Ids.parse(streamId);
        if (id != null) {
            entries.synchronous().invalidate(id);
        }
    }

    private Uni<KnownStream> require(UUID id, Demand demand) {
        Executor caller = OwnContext.executor();
        return Uni.createFrom()
                .completionStage(() -> entries.get(
                                id, (key, executor) -> streams.find(key).subscribeAsCompletionStage())
                        .copy())
                .chain(entry -> judge(id, demand, entry.orElse(null)))
                .emitOn(caller);
    }

    private Uni<KnownStream> judge(UUID id, Demand demand, KnownStreams.@Nullable Entry entry) {
        if (entry != null && entry.ended() && demand.refusesEnded()) {
            return Uni.createFrom().failure(Problem.of(demand.refusal));
        }
        KnownStream ours = entry == null ? null : entry.stream();
        boolean acceptable = ours != null && demand.accepts(ours);
        if (ours != null && acceptable && (demand == Demand.KNOWN || freshness.fresh())) {
            return Uni.createFrom().item(ours);
        }
        return owner.ask(id).map(answer -> judge(demand, answer, acceptable ? ours : null));
    }

    private static KnownStream judge(Demand demand, Owner.Answer answer, @Nullable KnownStream acceptedOnSilence) {
        if (answer instanceof Owner.Answer.Told told) {
            if (demand.accepts(told.stream())) {
                return told.stream();
            }
            throw Problem.of(demand.refusal);
        }
        if (answer instanceof Owner.Answer.Unknown) {
            throw Problem.of(ProblemType.STREAM_NOT_FOUND);
        }
        if (acceptedOnSilence == null) {
            throw Problem.unavailable(ProblemType.STREAM_UNAVAILABLE, RETRY_AFTER_SECONDS);
        }
        return acceptedOnSilence;
    }
}
