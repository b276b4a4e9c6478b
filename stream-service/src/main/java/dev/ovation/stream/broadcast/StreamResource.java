package dev.ovation.stream.broadcast;

import dev.ovation.api.Caller;
import dev.ovation.api.IdempotencyKey;
import dev.ovation.api.Ids;
import dev.ovation.api.Page;
import dev.ovation.api.PageRequest;
import dev.ovation.api.PlainText;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.RateLimited;
import dev.ovation.contracts.StreamView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams: create, start, edit, end, read. */
@Path("/api/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "streams")
class StreamResource {
    private static final int PAGE = 20;

    private final StreamCreation creation;
    private final StreamService streams;
    private final Caller caller;

    StreamResource(StreamCreation creation, StreamService streams, Caller caller) {
        this.creation = creation;
        this.streams = streams;
        this.caller = caller;
    }

    @POST
    @Path("create")
    @Authenticated
    @RateLimited("stream-creation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a stream and start it, or schedule it")
    @APIResponse(
            responseCode = "201",
            description = "Created, or the stored answer of this key",
            headers = {
                @Header(name = "Location", schema = @Schema(implementation = String.class)),
                @Header(name = IdempotencyKey.REPLAYED, schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = StreamView.class)))
    @APIResponse(responseCode = "403", description = "role-required")
    @APIResponse(responseCode = "404", description = "thumbnail-not-found")
    @APIResponse(responseCode = "409", description = "already-live with streamId, idempotency-in-progress")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER)
                    @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]{1,64}$"))
                    @Nullable
                    String key,
            CreateStreamRequest request) {
        return creation.create(caller.requireUser(), IdempotencyKey.optional(key), request)
                .map(StreamResource::created);
    }

    private static Response created(StreamCreation.Created created) {
        Response.ResponseBuilder answer = Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/streams/" + created.streamId())
                .type(MediaType.APPLICATION_JSON)
                .entity(created.body());
        return (created.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }

    @POST
    @Path("{id}/start")
    @Authenticated
    @Operation(summary = "Start a scheduled stream")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(schema = @Schema(implementation = StreamView.class)))
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "already-live with streamId, stream-ended")
    public Uni<StreamView> start(@PathParam("id") String id) {
        return streams.start(caller.requireUser(), stream(id)).map(StreamViews::of);
    }

    @PATCH
    @Path("{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is said about a stream")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(schema = @Schema(implementation = StreamView.class)))
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found, thumbnail-not-found")
    @APIResponse(responseCode = "409", description = "already-live (scheduledFor of a live stream), stream-ended")
    public Uni<StreamView> edit(@PathParam("id") String id, UpdateStreamRequest changes) {
        return streams.edit(caller.requireUser(), stream(id), changes).map(StreamViews::of);
    }

    @POST
    @Path("{id}/end")
    @Authenticated
    @Operation(summary = "End a stream for everyone, or cancel a scheduled one")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(schema = @Schema(implementation = StreamView.class)))
    @APIResponse(responseCode = "403", description = "not-stream-owner")
    @APIResponse(responseCode = "404", description = "stream-not-found")
    @APIResponse(responseCode = "409", description = "stream-ended with stream")
    public Uni<StreamView> end(@PathParam("id") String id) {
        return streams.end(caller.requireUser(), stream(id)).map(StreamViews::of);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "One stream")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(schema = @Schema(implementation = StreamView.class)))
    @APIResponse(responseCode = "404", description = "stream-not-found")
    public Uni<StreamView> get(@PathParam("id") String id) {
        return streams.find(stream(id)).map(StreamViews::of);
    }

    @GET
    @Path("live")
    @PermitAll
    @Operation(summary = "All live streams, most viewers first, waiting ones last")
    public Uni<Page<StreamView>> live(
            @QueryParam("tag")
                    @Parameter(schema = @Schema(type = SchemaType.STRING, maxLength = StreamTexts.TAG))
                    @Nullable
                    String tag,
            @QueryParam("q")
                    @Parameter(schema = @Schema(type = SchemaType.STRING, maxLength = StreamTexts.TITLE))
                    @Nullable
                    String q,
            @QueryParam("limit")
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor, PAGE, 3);
        return streams.live(term("tag", tag, StreamTexts.TAG), term("q", q, StreamTexts.TITLE), page);
    }

    @GET
    @Path("creator/{creatorId}")
    @PermitAll
    @Operation(summary = "A creator's streams, newest first")
    @APIResponse(responseCode = "200", description = "A page of streams")
    @APIResponse(responseCode = "404", description = "not-found: the id is no UUID")
    public Uni<Page<StreamView>> ofCreator(
            @PathParam("creatorId") String creatorId,
            @QueryParam("status")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"scheduled", "live", "ended"}))
                    @Nullable
                    String status,
            @QueryParam("limit")
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor, PAGE, 2);
        return streams.ofCreator(Ids.path(creatorId, ProblemType.NOT_FOUND), status(status), page);
    }

    private static @Nullable StreamStatus status(@Nullable String wire) {
        return wire == null
                ? null
                : StreamStatus.of(wire)
                        .orElseThrow(() -> Problem.violation("status", "must be scheduled, live or ended"));
    }

    private static @Nullable String term(String field, @Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > most || !text.matches(PlainText.ONE_LINE)) {
            throw Problem.violation(field, "must be at most " + most + " characters, none of control");
        }
        return PlainText.tidy(text);
    }

    private static UUID stream(String id) {
        return Ids.path(id, ProblemType.STREAM_NOT_FOUND);
    }
}
