package dev.ovation.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/streams",
                "//api/streams",
                "/api//streams",
                "/api/streams//",
                "/api/./streams",
                "/api/../q/health",
                "/api/streams/..",
                "/api/streams/.",
                "/api/streams;x=1",
                "/api;/streams",
                "/api/streams\\live",
                "/api/%2e%2e/q",
                "/api/%2E/streams",
                "/api/.%2e/q",
                "/api%2fstreams",
                "/api/streams%2Flive",
                "/api%5Cstreams",
                "/api/streams%5clive",
                "/api/streams%3bx",
                "/api/streams%3Bx",
                "/api/streams/%252f",
                "/%69nternal/openapi",
                "/interna%6C/openapi",
                "/%49nternal",
                "/api/streams/%30",
                "/api/streams/%7E",
                "/api/broadcast%2dtoken",
                "/a%5Fb",
                "/api/streams/%25",
                "/api/streams/%",
                "/api/streams/%2",
                "/api/streams/%zz",
                "/api/streams/%00",
                "/api/streams/%0d%0aX:1",
                "/api/streams/%7f",
                "/api/streams/%c0%af",
                "/api/streams/%e0%80%af",
                "/api/streams/%ed%a0%80",
                "/api/streams/%ff",
                "/api/streams/%3f",
                "/api/streams/%23",
                "/api/streams/\u00e9",
                "/api/streams/a b",
                "/api/streams/\uff0f.."
            })
    void shouldRefusePathWhenItCanBeReadInTwoWays(String path) {
        assertFalse(PathRules.isPlain(path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/streams/live",
                "/api/streams/0198c0de-0000-7000-8000-00000000c0de/message",
                "/live",
                "/assets/index-Bx_1.js",
                "/problems/too-slow",
                "/stream/caf%C3%A9",
                "/a%20b",
                "/.well-known/x",
                "/a..b"
            })
    void shouldPassPathWhenItHasOneReading(String path) {
        assertTrue(PathRules.isPlain(path), path);
    }
}
