package dev.ovation.gift.purchase;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * Coins somebody bought, as the provider tells it. Fields beyond these are the provider's own and ignored.
 *
 * @param purchaseId the provider's name for it: told again under the same one it fills no wallet again
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Purchase(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String purchaseId,
        @NotNull UUID userId,
        @NotNull @Min(1) @Max(1_000_000) Long coins) {}
