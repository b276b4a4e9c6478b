package dev.ovation.gift.sending;

import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.User;
import java.util.UUID;

/**
 * A gift that somebody wants to send.
 *
 * @param id it will have, also as its event's id
 * @param giftId which one of the catalogue
 */
record SendGift(UUID id, UUID streamId, User sender, UUID giftId, int quantity, IdempotencyKey key) {

    /** What a repetition must equal: everything but the key, defaults filled in. */
    String fingerprint() {
        return streamId + " " + giftId + " " + quantity;
    }
}
