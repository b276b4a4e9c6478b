package dev.ovation.chat.message;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.ProblemType;
import dev.ovation.contracts.ChatMessageView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Writing into a stream's chat and reading it back. */
@Path("/api/streams/{id}")
@Produces(MediaType.APPLICATION_JSON)
class MessageResource {
    private static final int PAGE = 50;

    private final MessageService messages;
    private final Caller caller;

    MessageResource(MessageService messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @POST
    @Path("/message")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @ChatLimited
    @ResponseStatus(201)
    @Operation(operationId = "sendMessage", summary = "Write into the chat of a live stream")
    @APIResponse(
            responseCode = "201",
            description = "The message, or the first one of this clientMessageId",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChatMessageView.class)))
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-not-live")
    @APIResponse(responseCode = "422", description = "invalid-text")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<ChatMessageView> send(@PathParam("id") String id, SendMessageRequest request) {
        MessageText text = MessageText.of(request.message());
        UUID stream = Ids.path(id, ProblemType.STREAM_NOT_FOUND);
        return messages.send(new SendMessage(stream, caller.requireUser(), text, request.clientMessageId()));
    }

    @GET
    @Path("/messages")
    @PermitAll
    @Operation(operationId = "listMessages", summary = "The chat's history, newest first by seq")
    @APIResponse(responseCode = "200", description = "A page of messages")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    public Uni<Page<ChatMessageView>> history(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor, PAGE, 1);
        return messages.history(Ids.path(id, ProblemType.STREAM_NOT_FOUND), page);
    }
}
