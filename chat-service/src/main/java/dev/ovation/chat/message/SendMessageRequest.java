package dev.ovation.chat.message;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message; see {@link MessageText} for what becomes of the text.
 */
@Schema(additionalProperties = Schema.False.class)
record SendMessageRequest(
        @NotNull
        @Schema(
                required = true,
                minLength = 1,
                description = "At most 500 code points, counted after white space is single and control and"
                        + " bidi characters are gone")
        String message,

        @Nullable
        @Schema(
                nullable = true,
                description = "Chosen by the client; holds per user and stream, for ever: a repeat answers"
                        + " the first message again")
        UUID clientMessageId) {}
