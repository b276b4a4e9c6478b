package dev.ovation.gift.wallet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Coins to be put into a wallet.
 *
 * @param userId whose wallet; the caller's own when left out
 */
record TopUpRequest(
        @Schema(nullable = true) @Nullable UUID userId,
        @NotNull @Min(1) @Max(1_000_000) Long coins) {}
