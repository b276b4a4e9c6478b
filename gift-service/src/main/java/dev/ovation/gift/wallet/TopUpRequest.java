package dev.ovation.gift.wallet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Coins to be put into a wallet.
 *
 * @param userId whose wallet; the caller's own when left out
 */
record TopUpRequest(
        @Nullable UUID userId,
        @NotNull @Min(1) @Max(1_000_000) Long coins) {}
