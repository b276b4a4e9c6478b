package dev.ovation.gift.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The catalogue in the database. */
@ApplicationScoped
class VirtualGiftRepository implements PanacheRepositoryBase<VirtualGift, UUID> {

    Uni<List<VirtualGift>> offered() {
        return list("retiredAt is null order by coinCost, name");
    }
}
