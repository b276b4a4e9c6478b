package dev.ovation.gift;

import dev.ovation.api.IdempotencyKey;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The answer of an operation that happens once per key: stored with its effect and given again as it was, byte by byte.
 *
 * @param json the body
 * @param replayed whether this request only repeated an earlier one
 */
public record CreatedOnce(String json, boolean replayed) {

    /** {@code 201}, saying so when it is a repetition. */
    public Response toResponse() {
        Response.ResponseBuilder answer = Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(json);
        return (replayed ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }
}
