package dev.ovation.gift.reversal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The body of a reversal.
 *
 * @param reason for the books; not shown to viewers
 */
record ReversalRequest(@NotBlank @Size(max = 500) String reason) {}
