package dev.ovation.gift.catalog;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
    @WithSession
    public Uni<GiftList> offered() {
        return gifts.offered()
                .map(offered ->
                        new GiftList(offered.stream().map(VirtualGift::view).toList()));
    }
}
