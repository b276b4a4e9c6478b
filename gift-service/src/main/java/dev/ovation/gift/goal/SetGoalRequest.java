package dev.ovation.gift.goal;

import dev.ovation.api.CodePoints;
import dev.ovation.api.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A goal as its creator sets it.
 *
 * @param title one line of 1 to 80 characters
 * @param reward what the creator promises, one line of at most 200 characters; empty when left out
 */
record SetGoalRequest(
        @NotBlank
        @CodePoints(max = TITLE)
        @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters")
        @Schema(minLength = 1, maxLength = TITLE)
        String title,

        @CodePoints(max = REWARD)
        @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters")
        @Schema(nullable = true, maxLength = REWARD)
        @Nullable
        String reward,

        @NotNull @Min(1) @Max(1_000_000_000) Long targetCoins) {
    static final int TITLE = 80;
    static final int REWARD = 200;

    SetGoalRequest {
        title = title == null ? title : PlainText.tidy(title); // null is for @NotBlank to tell
        reward = PlainText.tidyOrNull(reward);
    }

    String rewardOrNone() {
        return reward == null ? "" : reward;
    }
}
