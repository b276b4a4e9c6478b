package dev.ovation.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published description and the code say the same: a difference on either side fails here. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode message(EventType type) {
        return DOCUMENT.at("/components/messages").findParents("name").stream()
                .filter(m -> m.path("name").asText().equals(type.type()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.type() + " is not described"));
    }

    private static String schemaName(EventType type) {
        String ref = message(type).at("/payload/$ref").asText();
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    @Test
    void shouldDescribeExactlyTheTypesOfTheTable() {
        // When
        Set<String> described = DOCUMENT.at("/components/messages").findValuesAsText("name").stream()
                .filter(name -> name.contains(":"))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        Set<String> known =
                Arrays.stream(EventType.values()).map(EventType::type).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, described);
    }

    @Test
    void shouldDescribeTheTopics() {
        // When
        Map<String, Integer> described = new TreeMap<>();
        DOCUMENT.path("channels")
                .forEach(c -> described.put(
                        c.path("address").asText(),
                        c.at("/bindings/kafka/partitions").asInt()));

        // Then
        Map<String, Integer> known = new TreeMap<>();
        Arrays.stream(Topic.values()).forEach(t -> known.put(t.topicName(), Topic.PARTITIONS));
        assertEquals(known, described);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldDescribeTheHeadersOfTheTable(EventType type) {
        // When
        JsonNode headers = message(type).at("/headers/properties");

        // Then
        assertEquals(type.type(), headers.at("/ce_type/const").asText());
        assertEquals(type.topic().source(), headers.at("/ce_source/const").asText());
        assertEquals(type.audience().wire(), headers.at("/ce_audience/const").asText());
        assertEquals(type.delivery().wire(), headers.at("/ce_delivery/const").asText());
        assertEquals(type.dataSchema(), headers.at("/ce_dataschema/const").asText());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldPublishEachTypeInItsTopic(EventType type) {
        // When
        List<String> addresses = DOCUMENT.path("channels").findParents("address").stream()
                .filter(c -> c.path("messages").toString().contains("\"" + messageKey(type) + "\""))
                .map(c -> c.path("address").asText())
                .toList();

        // Then
        assertEquals(List.of(type.topic().topicName()), addresses);
    }

    private static String messageKey(EventType type) {
        return DOCUMENT.at("/components/messages").properties().stream()
                .filter(e -> e.getValue().path("name").asText().equals(type.type()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldDescribeEveryComponentOfTheRecord(EventType type) {
        // When
        JsonNode schema = DOCUMENT.at("/components/schemas/" + schemaName(type));
        Set<String> described = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(r -> required.add(r.asText()));

        // Then: null, not absent, stands for "none", so every component is required
        Set<String> components = Arrays.stream(type.payload().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(components, described);
        assertEquals(components, required);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldAcceptTheSample(EventType type) throws IOException {
        // Given
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schemaName(type));
        root.set("components", DOCUMENT.path("components"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);

        // When
        List<Error> errors = schema.validate(EventSamplesTest.sample(type).toString(), InputFormat.JSON);

        // Then
        assertEquals(List.of(), errors);
    }
}
