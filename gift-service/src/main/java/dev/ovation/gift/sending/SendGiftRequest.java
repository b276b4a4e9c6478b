package dev.ovation.gift.sending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a gift.
 *
 * @param giftId of the catalogue
 * @param quantity 1 when left out
 */
record SendGiftRequest(
        @NotNull UUID giftId,

        @Schema(nullable = true, defaultValue = "1") @Min(1) @Max(MOST) @Nullable
        Integer quantity) {
    static final int MOST = 999;

    int quantityOrOne() {
        return quantity == null ? 1 : quantity;
    }
}
