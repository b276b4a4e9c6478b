package dev.ovation.chat.moderation;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.ProblemType;
import dev.ovation.chat.message.MessageService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Taking messages back. */
@Path("/api/streams/{id}/messages/{messageId}")
class ModerationResource {
    private final MessageService messages;
    private final Caller caller;

    ModerationResource(MessageService messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @DELETE
    @Authenticated
    @Operation(operationId = "deleteMessage", summary = "Delete a message: author, owner, moderator or admin")
    @APIResponse(responseCode = "204", description = "It is gone from history, snapshots and replay")
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found, message-not-found")
    public Uni<Void> delete(@PathParam("id") String id, @PathParam("messageId") String messageId) {
        return messages.delete(
                Ids.path(id, ProblemType.STREAM_NOT_FOUND),
                Ids.path(messageId, ProblemType.MESSAGE_NOT_FOUND),
                caller.requireUser());
    }
}
