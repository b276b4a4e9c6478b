package dev.ovation.gateway.frontpage;

import dev.ovation.api.Problem;
import dev.ovation.api.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page behind each problem's {@code type}: what happened and what to do, for people and for programs. */
@Path("/problems/{slug}")
class ProblemPages {

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String page(@PathParam("slug") String slug) {
        ProblemType type = find(slug);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/problem.css">
                </head>
                <body>
                <main>
                <p>%d · %s</p>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/api/docs">API description</a></p>
                </main>
                </body>
                </html>
                """.formatted(type.title(), type.status(), type.slug(), type.title(), type.advice());
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> description(@PathParam("slug") String slug) {
        ProblemType type = find(slug);
        return Map.of("type", type.type(), "title", type.title(), "status", type.status(), "advice", type.advice());
    }

    private static ProblemType find(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
