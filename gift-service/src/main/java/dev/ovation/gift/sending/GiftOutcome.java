package dev.ovation.gift.sending;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a gift.
 *
 * @param answer the receipt's JSON, when the gift is sent, now or before
 * @param balance of the sender's wallet, when it was looked at
 * @param required what the gift costs, when that is known
 * @param retryAfter seconds until a limit on spending lets go, when one was met
 */
record GiftOutcome(
        Code code,
        @Nullable String answer,
        @Nullable Long balance,
        @Nullable Long required,
        @Nullable Integer retryAfter) {

    /** The words of {@code send_gift}. */
    enum Code {
        SENT,
        REPLAYED,
        KEY_REUSED,
        STREAM_UNKNOWN,
        STREAM_UNAVAILABLE,
        GIFT_NOT_FOUND,
        STREAM_NOT_LIVE,
        SELF_GIFT,
        MINUTE_LIMIT,
        DAY_LIMIT,
        INSUFFICIENT_COINS,
        NO_WALLET;

        static Code of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
