package dev.ovation.gateway.frontpage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedDescriptionTest {
    private final MergedDescription merged = new MergedDescription(
            json(
                    "{'openapi':'3.1.0','paths':{'/api/config':{'get':{}}},'components':{'schemas':{'Problem':{'type':'object'}}}}"));

    @Test
    void shouldJoinPathsAndSchemasWhenServicesAgree() {
        merged.add(
                "chat",
                json(
                        "{'paths':{'/api/x':{'get':{'$ref':'#/components/schemas/Problem'}}},'components':{'schemas':{'Problem':{'type':'object'}}}}"));
        ObjectNode document = merged.document();
        assertTrue(document.at("/paths/~1api~1config").isObject());
        assertTrue(document.at("/paths/~1api~1x").isObject());
        assertEquals(1, document.at("/components/schemas").size());
    }

    @Test
    void shouldRenameSchemaWhenTwoDifferUnderOneName() {
        merged.add(
                "gift",
                json(
                        "{'paths':{'/api/y':{'get':{'a':[{'$ref':'#/components/schemas/Problem'}]}}},'components':{'schemas':{'Problem':{'type':'string'},'Z':{'$ref':'#/components/schemas/Problem'}}}}"));
        ObjectNode document = merged.document();
        assertEquals(
                "string", document.at("/components/schemas/GiftProblem/type").asText());
        assertEquals("object", document.at("/components/schemas/Problem/type").asText());
        assertEquals(
                "#/components/schemas/GiftProblem",
                document.at("/paths/~1api~1y/get/a/0/$ref").asText());
        assertEquals(
                "#/components/schemas/GiftProblem",
                document.at("/components/schemas/Z/$ref").asText());
    }

    @Test
    void shouldTellNothingInternalAndNameWhoIsMissing() {
        merged.add("viewer", json("{'paths':{'/internal/gateways/{id}/connections':{'put':{}},'/api/z':{'get':{}}}}"));
        merged.missing(List.of("chat-service"));
        ObjectNode document = merged.document();
        assertFalse(document.at("/paths").has("/internal/gateways/{id}/connections"));
        assertTrue(document.at("/paths").has("/api/z"));
        assertEquals("chat-service", document.at("/x-missing/0").asText());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
