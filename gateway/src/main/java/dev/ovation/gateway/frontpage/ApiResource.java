package dev.ovation.gateway.frontpage;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The API described: as a document and as a page. */
@Path("/api")
class ApiResource {
    private final ApiDescription description;

    ApiResource(ApiDescription description) {
        this.description = description;
    }

    @GET
    @Path("/openapi")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<String> openapi() {
        return description.read();
    }

    /** Scripts and styles come from files of their own: the content policy allows no inline code. */
    @GET
    @Path("/docs")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String docs() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Ovation API</title>
                <link rel="stylesheet" href="/api/docs/files/swagger-ui.css">
                </head>
                <body>
                <div id="api"></div>
                <script src="/api/docs/files/swagger-ui-bundle.js"></script>
                <script src="/api-docs.js"></script>
                </body>
                </html>
                """;
    }
}
