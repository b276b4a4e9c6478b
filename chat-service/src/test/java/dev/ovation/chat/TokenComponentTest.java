package dev.ovation.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route under every kind of token. */
@QuarkusTest
class TokenComponentTest {
    private static final Map<String, BiFunction<RequestSpecification, UUID, Response>> ROUTES = Map.of(
            "send",
            (caller, stream) -> caller.contentType(ContentType.JSON)
                    .body(Map.of("message", "hello"))
                    .post("/api/streams/{id}/message", stream),
            "history",
            (caller, stream) -> caller.get("/api/streams/{id}/messages", stream),
            "delete",
            (caller, stream) -> caller.delete("/api/streams/{id}/messages/{messageId}", stream, UUID.randomUUID()));

    static Stream<Arguments> forgeries() {
        List<String> tokens = List.of(
                TestTokens.garbage(),
                TestTokens.expired("eve"),
                TestTokens.otherIssuer("eve"),
                TestTokens.wrongAudience("eve"),
                TestTokens.otherKey("eve"),
                TestTokens.algNone("eve"),
                TestTokens.publicKeyAsSecret("eve"),
                TestTokens.liveKit("devkey", "a-secret-of-at-least-thirty-two-bytes", "eve"),
                TestTokens.internal());
        return tokens.stream().flatMap(token -> ROUTES.keySet().stream().map(route -> Arguments.of(route, token)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void shouldAnswer401WhenTokenIsNotOurs(String route, String token) {
        ROUTES.get(route)
                .apply(given().auth().oauth2(token), UUID.randomUUID())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("type", equalTo("/problems/invalid-token"));
    }

    static Stream<Arguments> callers() {
        return Stream.of(
                Arguments.of("send", null, 401),
                Arguments.of("send", "viewer", 201),
                Arguments.of("send", "creator", 201),
                Arguments.of("send", "moderator", 201),
                Arguments.of("send", "admin", 201),
                Arguments.of("history", null, 200),
                Arguments.of("history", "viewer", 200),
                Arguments.of("delete", null, 401),
                Arguments.of("delete", "viewer", 404));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void shouldLetInWhoMayComeIn(String route, String role, int status) {
        RequestSpecification caller = role == null ? given() : Chat.as(Chat.somebody(), role);

        ROUTES.get(route).apply(caller, SampleStreams.live()).then().statusCode(status);
    }
}
