package dev.ovation.stream.thumbnail;

import dev.ovation.api.Caller;
import dev.ovation.api.Ids;
import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import dev.ovation.api.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Pictures of streams. */
@Path("/api/thumbnails")
@Tag(name = "thumbnails")
class ThumbnailResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ThumbnailService thumbnails;
    private final Caller caller;

    ThumbnailResource(ThumbnailService thumbnails, Caller caller) {
        this.thumbnails = thumbnails;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @RateLimited("thumbnails")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Upload a picture: PNG, JPEG or WebP, at most 2 MiB, in the part named image")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = KeptThumbnail.class)))
    @APIResponse(responseCode = "403", description = "role-required")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Uni<Response> upload(@RestForm("image") @Nullable FileUpload image) {
        if (image == null) {
            throw Problem.violation("image", "must be a file");
        }
        return thumbnails.keep(caller.requireUser(), image.uploadedFile()).map(ThumbnailResource::created);
    }

    private static Response created(UUID id) {
        KeptThumbnail kept = KeptThumbnail.of(id);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, kept.url())
                .entity(kept)
                .build();
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Produces("image/jpeg")
    @Operation(summary = "A picture: 1280x720 JPEG, never changed")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "thumbnail-not-found")
    public Uni<Response> picture(@PathParam("id") String id) {
        return thumbnails
                .read(Ids.path(id, ProblemType.THUMBNAIL_NOT_FOUND))
                .map(jpeg -> Response.ok(jpeg, "image/jpeg")
                        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                        .header(HttpHeaders.ETAG, '"' + id + '"')
                        .header("X-Content-Type-Options", "nosniff")
                        .build());
    }
}
