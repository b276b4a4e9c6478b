package dev.ovation.gateway.frontpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One OpenAPI document out of several. Components of one name and one content are one; of one name and different
 * contents, the later is renamed after its service.
 */
final class MergedDescription {
    private static final String SCHEMAS = "schemas";

    private final ObjectNode document;

    /** @param own the gateway's document, whose general parts count */
    MergedDescription(ObjectNode own) {
        this.document = own.deepCopy();
        removeInternal(object(document, "paths"));
    }

    ObjectNode document() {
        return document;
    }

    /** Adds the public paths of a service and what they refer to. */
    void add(String service, ObjectNode other) {
        Map<String, String> renamed = addSchemas(service, other.at("/components/schemas"));
        ObjectNode paths = other.at("/paths").deepCopy() instanceof ObjectNode found ? found : object(other, "none");
        rename(paths, renamed);
        removeInternal(paths);
        ObjectNode all = object(document, "paths");
        paths.fields().forEachRemaining(path -> object(all, path.getKey()).setAll((ObjectNode) path.getValue()));
        JsonNode security = other.at("/components/securitySchemes");
        if (security instanceof ObjectNode schemes) {
            object(object(document, "components"), "securitySchemes").setAll(schemes);
        }
    }

    /** Says which services could not be asked. */
    void missing(Iterable<String> services) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        services.forEach(names::add);
        if (!names.isEmpty()) {
            document.set("x-missing", names);
        }
    }

    private Map<String, String> addSchemas(String service, JsonNode schemas) {
        ObjectNode known = object(object(document, "components"), SCHEMAS);
        Map<String, String> renamed = new HashMap<>();
        schemas.fieldNames().forEachRemaining(name -> {
            if (known.has(name) && !known.get(name).equals(schemas.get(name))) {
                renamed.put(name, capitalised(service) + name);
            }
        });
        schemas.fields().forEachRemaining(schema -> {
            JsonNode content = schema.getValue().deepCopy();
            rename(content, renamed);
            known.set(renamed.getOrDefault(schema.getKey(), schema.getKey()), content);
        });
        return renamed;
    }

    private static void rename(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            Optional.ofNullable(object.get("$ref"))
                    .map(JsonNode::asText)
                    .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                    .map(renamed::get)
                    .ifPresent(name -> object.put("$ref", "#/components/schemas/" + name));
        }
        node.forEach(child -> rename(child, renamed));
    }

    private static void removeInternal(ObjectNode paths) {
        paths.remove(java.util.stream.StreamSupport.stream(((Iterable<String>) paths::fieldNames).spliterator(), false)
                .filter(path -> !path.startsWith("/api/"))
                .toList());
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode found ? found : parent.putObject(name);
    }

    private static String capitalised(String service) {
        return Character.toUpperCase(service.charAt(0)) + service.substring(1);
    }
}
