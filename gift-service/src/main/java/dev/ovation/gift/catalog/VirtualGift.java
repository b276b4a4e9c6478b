package dev.ovation.gift.catalog;

import dev.ovation.contracts.GiftView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A gift of the catalogue. Migrations write it, nobody else. */
@Entity
@Immutable
@Table(name = "virtual_gifts")
class VirtualGift {
    @Id
    private UUID id;

    @Column(columnDefinition = "text")
    private String name;

    @Column(columnDefinition = "text")
    private String emoji;

    @Column(name = "coin_cost")
    private int coinCost;

    @Column(name = "animation_type", columnDefinition = "text")
    private String animationType;

    @Column(columnDefinition = "text")
    private String rarity;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init") // the database fills it
    VirtualGift() {}

    GiftView view() {
        return new GiftView(id, name, emoji, animationType, rarity, coinCost);
    }
}
