package dev.ovation.gift.reversal;

import dev.ovation.api.CodePoints;
import dev.ovation.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a reversal.
 *
 * @param reason for the books, 1 to 500 characters; not shown to viewers
 */
record ReversalRequest(
        @NotBlank
        @CodePoints(max = LONGEST)
        @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters")
        @Schema(minLength = 1, maxLength = LONGEST)
        String reason) {
    static final int LONGEST = 500;

    ReversalRequest {
        reason = reason == null ? reason : PlainText.tidy(reason); // null is for @NotBlank to tell
    }
}
