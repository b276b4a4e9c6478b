package dev.ovation.gift.sending;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.gift.GiftConfig;
import java.util.Objects;

/** Which problem a gift that wasn't sent is answered with. */
final class GiftProblems {
    private GiftProblems() {}

    static Problem keyInUse() {
        return Problem.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
    }

    /** For every outcome but a sent, a repeated one, and a wallet that is yet to be opened. */
    static Problem of(GiftOutcome outcome, StreamWord stream, GiftConfig config) {
        return switch (outcome.code()) {
            case KEY_REUSED -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case GIFT_NOT_FOUND -> Problem.of(ProblemType.GIFT_NOT_FOUND);
            case SELF_GIFT -> Problem.of(ProblemType.SELF_GIFT);
            case INSUFFICIENT_COINS -> insufficient(outcome);
            case MINUTE_LIMIT -> spentTooFast(outcome, config.mostCoinsAMinute(), "a minute");
            case DAY_LIMIT -> spentTooFast(outcome, config.mostCoinsADay(), "24 hours");
            case STREAM_UNKNOWN, STREAM_UNAVAILABLE, STREAM_NOT_LIVE ->
                stream.refusal() != null
                        ? stream.refusal()
                        : Problem.of(ProblemType.STREAM_NOT_LIVE); // it ended after the directory was asked
            case SENT, REPLAYED, NO_WALLET -> throw new IllegalStateException("no refusal: " + outcome.code());
        };
    }

    private static Problem spentTooFast(GiftOutcome outcome, long limit, String period) {
        int seconds = Objects.requireNonNull(outcome.retryAfter());
        String detail = "At most " + limit + " coins in " + period + ". Wait " + seconds + " s.";
        return Problem.rateLimited(detail, limit, seconds);
    }

    private static Problem insufficient(GiftOutcome outcome) {
        long balance = Objects.requireNonNull(outcome.balance());
        long required = Objects.requireNonNull(outcome.required());
        return Problem.of(
                        ProblemType.INSUFFICIENT_COINS,
                        "This costs " + required + " coins and the wallet has " + balance + ".")
                .with("balance", balance)
                .with("required", required);
    }
}
