package dev.ovation.gift.reversal;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gift.CreatedOnce;
import dev.ovation.outbox.DatabaseProblems;
import dev.ovation.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Takes sent gifts back. What must hold together is decided in the database, in one statement. */
@ApplicationScoped
class Reversals {
    private static final Logger LOG = Logger.getLogger(Reversals.class);

    private final ReversalRepository reversals;
    private final Outbox outbox;

    Reversals(ReversalRepository reversals, Outbox outbox) {
        this.reversals = reversals;
        this.outbox = outbox;
    }

    /**
     * Reverses a gift once, or answers again what its key was answered before.
     *
     * @return the receipt; fails with sent-gift-not-found, not-stream-owner, already-reversed, idempotency-key-reused or
     *     idempotency-in-progress
     */
    Uni<CreatedOnce> reverse(ReverseGift reversal) {
        return reversals
                .reverse(reversal)
                .onFailure(DatabaseProblems::isLockHeldByAnother)
                .transform(e -> Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS))
                .map(outcome -> answer(outcome, reversal));
    }

    private CreatedOnce answer(ReversalRepository.Outcome outcome, ReverseGift reversal) {
        return switch (outcome.code()) {
            case "done" -> {
                LOG.infof("gift reversed: giftSentId=%s by=%s", reversal.giftSentId(), reversal.caller());
                outbox.committed();
                yield new CreatedOnce(Objects.requireNonNull(outcome.answer()), false);
            }
            case "replayed" -> new CreatedOnce(Objects.requireNonNull(outcome.answer()), true);
            case "key_reused" -> throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case "gift_unknown" -> throw Problem.of(ProblemType.SENT_GIFT_NOT_FOUND);
            case "not_owner" -> throw Problem.of(ProblemType.NOT_STREAM_OWNER);
            case "already_reversed" -> throw Problem.of(ProblemType.ALREADY_REVERSED);
            default -> throw new IllegalStateException("reverse_gift answered " + outcome.code());
        };
    }
}
