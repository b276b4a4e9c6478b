package dev.ovation.gateway.frontpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ovation.gateway.routing.Backend;
import dev.ovation.gateway.routing.ServiceClient;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.mutiny.Uni;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** The OpenAPI document of the whole product: the gateway's own and that of each service that answers. */
@ApplicationScoped
class ApiDescription {
    private static final Logger LOG = Logger.getLogger(ApiDescription.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(1_500);
    private static final String OWN_DOCUMENT = "<default>";

    private final ServiceClient services;
    private final OpenApiDocumentService own;

    ApiDescription(ServiceClient services, OpenApiDocumentService own) {
        this.services = services;
        this.own = own;
    }

    /** Asked anew each time: it is read seldom, and a service may have been replaced. */
    Uni<String> read() {
        List<Uni<Part>> parts = Arrays.stream(Backend.values()).map(this::ask).toList();
        return Uni.join().all(parts).andFailFast().map(this::merge);
    }

    private record Part(Backend backend, ObjectNode document) {}

    private Uni<Part> ask(Backend backend) {
        return services.get(backend, "/internal/openapi?format=json", ANSWER_WITHIN)
                .map(answer -> new Part(backend, parse(answer.body().getBytes())))
                .onFailure()
                .invoke(failure -> LOG.warnf("No API description from %s: %s", backend.serviceName(), failure))
                .onFailure()
                .recoverWithItem(new Part(backend, JSON.createObjectNode()));
    }

    private String merge(List<Part> parts) {
        MergedDescription merged = new MergedDescription(parse(own.getDocument(OWN_DOCUMENT, Format.JSON)));
        Map<Backend, ObjectNode> byService = new TreeMap<>();
        parts.forEach(part -> byService.put(part.backend(), part.document()));
        List<String> missing = new ArrayList<>();
        byService.forEach((backend, document) -> {
            if (document.has("paths")) {
                merged.add(backend.name().toLowerCase(Locale.ROOT), document);
            } else {
                missing.add(backend.serviceName());
            }
        });
        merged.missing(missing);
        return merged.document().toPrettyString();
    }

    private static ObjectNode parse(byte[] json) {
        try {
            JsonNode document = JSON.readTree(json);
            return document instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
