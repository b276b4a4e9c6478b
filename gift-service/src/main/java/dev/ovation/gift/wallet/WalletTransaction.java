package dev.ovation.gift.wallet;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a wallet's history.
 *
 * @param kind opening, top_up, gift or reversal; more may follow
 * @param coins above 0 what came in, below 0 what went out
 * @param balanceAfter of the wallet, right after this line
 * @param streamId where a gift was sent or taken back; else null
 * @param giftId which gift of the catalogue; else null
 */
public record WalletTransaction(
        UUID id,
        String kind,
        long coins,
        long balanceAfter,
        @Schema(nullable = true) @Nullable UUID streamId,
        @Schema(nullable = true) @Nullable UUID giftId,
        Instant createdAt) {}
