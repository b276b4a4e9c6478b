package dev.ovation.gift.sending;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.UUID;

/**
 * A gift in the queue, and who waits for what becomes of it.
 *
 * @param stream of which the directory says that it takes gifts
 * @param since when it came, in nanoseconds of this process
 */
record WaitingGift(SendGift gift, StreamWord stream, UniEmitter<? super GiftOutcome> caller, long since) {
    UUID senderId() {
        return gift.sender().id();
    }
}
