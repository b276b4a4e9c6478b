package dev.ovation.stream.broadcast;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.ovation.api.CodePoints;
import dev.ovation.api.PlainText;
import dev.ovation.api.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a stream: what is absent stays; null clears what may be empty (description, tags, thumbnailId). Jackson
 * calls a setter only for what the body has, which is how absent and null are told apart.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE,
        setterVisibility = JsonAutoDetect.Visibility.NONE)
class UpdateStreamRequest {
    @Schema(hidden = true)
    private final Set<String> given = new HashSet<>();

    @CodePoints(max = StreamTexts.TITLE)
    @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters")
    @Schema(minLength = 1, maxLength = StreamTexts.TITLE)
    private @Nullable String title;

    @CodePoints(max = StreamTexts.DESCRIPTION)
    @Pattern(regexp = PlainText.LINES, message = "must have no control characters but line ends")
    @Schema(nullable = true, maxLength = StreamTexts.DESCRIPTION)
    private @Nullable String description;

    @Size(max = StreamTexts.TAGS)
    @Schema(nullable = true)
    private @Nullable List<
                    @NotBlank @CodePoints(max = StreamTexts.TAG)
                    @Pattern(regexp = PlainText.ONE_LINE, message = "must have no control characters") String>
            tags;

    @Schema(nullable = true)
    private @Nullable UUID thumbnailId;

    private @Nullable Instant scheduledFor;

    @JsonProperty
    void setTitle(@Nullable String title) {
        given.add("title");
        this.title = PlainText.tidyOrNull(title);
    }

    @JsonProperty
    void setDescription(@Nullable String description) {
        given.add("description");
        this.description = PlainText.tidyOrNull(description);
    }

    @JsonProperty
    void setTags(@Nullable List<String> tags) {
        given.add("tags");
        this.tags = StreamTexts.tidy(tags);
    }

    @JsonProperty
    void setThumbnailId(@Nullable UUID thumbnailId) {
        given.add("thumbnailId");
        this.thumbnailId = thumbnailId;
    }

    @JsonProperty
    @JsonDeserialize(using = Rfc3339.class)
    void setScheduledFor(@Nullable Instant scheduledFor) {
        given.add("scheduledFor");
        this.scheduledFor = scheduledFor;
    }

    /**
     * What can't be emptied must not be null.
     *
     * @throws dev.ovation.api.Problem validation-failed
     */
    void requireSound() {
        if (given.contains("title") && (title == null || title.isBlank())) {
            throw Problem.violation("title", "must not be blank");
        }
        if (given.contains("scheduledFor") && scheduledFor == null) {
            throw Problem.violation("scheduledFor", "must not be null");
        }
    }

    @Nullable
    Instant scheduledFor() {
        return scheduledFor;
    }

    /** The picture to check, when another one is named. */
    @Nullable
    UUID newThumbnail() {
        return thumbnailId;
    }

    /** The stream's details with these changes. */
    StreamDetails applyTo(StreamDetails now) {
        return new StreamDetails(
                title != null ? title : now.title(),
                given.contains("description") ? description : now.description(),
                given.contains("tags") ? (tags == null ? List.of() : StreamTexts.distinct(tags)) : now.tags(),
                given.contains("thumbnailId") ? thumbnailId : now.thumbnailId());
    }
}
