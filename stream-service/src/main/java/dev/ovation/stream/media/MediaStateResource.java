package dev.ovation.stream.media;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells the gateway what to expect of the media server; never routed to from outside. */
@Path("/internal/media")
@Produces(MediaType.APPLICATION_JSON)
class MediaStateResource {
    private final MediaServer server;
    private final MediaConfig config;

    MediaStateResource(MediaServer server, MediaConfig config) {
        this.server = server;
        this.config = config;
    }

    /**
     * The media server.
     *
     * @param state on, starting (configured, but it has never answered) or off
     * @param url what browsers connect to; null when off
     */
    record Media(String state, @Nullable String url) {}

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Uni<Media> get() {
        return server.state()
                .map(state -> new Media(
                        state.wire(),
                        state == MediaState.OFF ? null : config.url().orElse(null)));
    }
}
