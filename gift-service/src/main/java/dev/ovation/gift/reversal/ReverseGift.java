package dev.ovation.gift.reversal;

import dev.ovation.api.IdempotencyKey;
import java.util.UUID;

/**
 * A gift that somebody wants to take back.
 *
 * @param id of the reversal, also as its event's id
 * @param caller who asks, and whose key it is
 * @param admin whether the caller may reverse anybody's gifts
 */
record ReverseGift(
        UUID id, UUID streamId, UUID giftSentId, UUID caller, boolean admin, String reason, IdempotencyKey key) {

    /** What a repetition must equal: everything but the key. */
    String fingerprint() {
        return streamId + " " + giftSentId + " " + reason;
    }
}
