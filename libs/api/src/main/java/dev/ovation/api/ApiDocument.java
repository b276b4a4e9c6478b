package dev.ovation.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of a service, at {@code /internal/openapi}: the gateway merges those of all. It is a file of the
 * service, {@code openapi.json}, that a test compares with what the code says; a start has nothing to do for it.
 */
@ApplicationScoped
class ApiDocument {
    private static final String PATH = "/internal/openapi";
    private static final String FILE = "openapi.json";

    private volatile @Nullable Buffer text;

    /** Where there is no such file there is no such route. */
    void route(@Observes Router router) {
        URL file = Thread.currentThread().getContextClassLoader().getResource(FILE);
        if (file != null) {
            router.get(PATH)
                    .handler(request -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(text(file)));
        }
    }

    private Buffer text(URL file) {
        Buffer read = text;
        if (read == null) {
            read = read(file);
            text = read;
        }
        return read;
    }

    private static Buffer read(URL file) {
        try (InputStream in = file.openStream()) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
