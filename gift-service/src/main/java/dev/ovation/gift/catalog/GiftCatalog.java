package dev.ovation.gift.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which gifts can be sent and what they cost. */
@ApplicationScoped
public class GiftCatalog {
    private final VirtualGiftRepository gifts;

    GiftCatalog(VirtualGiftRepository gifts) {
        this.gifts = gifts;
    }

    /** Every gift on offer, the cheapest first. */
    public Uni<GiftList> offered() {
        return gifts.offered().map(GiftList::new);
    }
}
