package dev.ovation.gift.wallet;

import dev.ovation.api.IdempotencyKey;
import java.util.UUID;

/**
 * A purchase of coins, ready to be booked.
 *
 * @param caller who asks, and whose key it is
 * @param allowed whether the caller may; judged here, told after the key was looked up
 * @param userId whose wallet
 */
record TopUp(UUID id, UUID caller, boolean allowed, UUID userId, long coins, IdempotencyKey key) {

    /** What a repetition must equal: everything but the key, defaults filled in. */
    String fingerprint() {
        return userId + " " + coins;
    }
}
