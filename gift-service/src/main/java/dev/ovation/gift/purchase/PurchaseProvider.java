package dev.ovation.gift.purchase;

import dev.ovation.api.Problem;
import org.jspecify.annotations.Nullable;

/** Who sells coins: knows how to tell the seller's own messages from others'. */
interface PurchaseProvider {

    /**
     * What a message says, once it is sure that the seller sent it lately.
     *
     * @param signature the header of that name, as it came
     * @param body every byte as it came
     * @throws Problem webhook-signature, or malformed-body
     */
    Purchase read(@Nullable String signature, byte[] body);
}
