package dev.ovation.stream.broadcast;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.ovation.api.CodePoints;
import dev.ovation.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stream to be.
 *
 * @param thumbnailId from {@code POST /api/thumbnails}, one's own
 * @param scheduledFor in the future; without it the stream is live at once
 */
record CreateStreamRequest(
        @NotBlank
        @CodePoints(max = StreamTexts.TITLE)
        @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters")
        @Schema(minLength = 1, maxLength = StreamTexts.TITLE, examples = "Friday night jam")
        String title,

        @CodePoints(max = StreamTexts.DESCRIPTION)
        @Pattern(regexp = PlainText.LINES, message = "must have no control characters but line ends")
        @Schema(nullable = true, maxLength = StreamTexts.DESCRIPTION)
        @Nullable
        String description,

        @Size(max = StreamTexts.TAGS) @Schema(nullable = true) @Nullable
        List<
                        @NotBlank @CodePoints(max = StreamTexts.TAG)
                        @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters") String>
                tags,

        @Schema(nullable = true) @Nullable UUID thumbnailId,

        @JsonDeserialize(using = Rfc3339.class) @Schema(nullable = true) @Nullable
        Instant scheduledFor) {

    CreateStreamRequest {
        title = title == null ? title : PlainText.tidy(title); // null is for @NotBlank to tell
        description = PlainText.tidyOrNull(description);
        tags = StreamTexts.tidy(tags);
    }

    /** What is asked for, whatever words it was asked in: a default said or left out is the same. */
    record Asked(StreamDetails details, @Nullable Instant scheduledFor) {}

    Asked asked() {
        return new Asked(details(), scheduledFor);
    }

    StreamDetails details() {
        return new StreamDetails(
                title, description, tags == null ? List.of() : StreamTexts.distinct(tags), thumbnailId);
    }
}
