package dev.ovation.viewer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route under every kind of token. */
@QuarkusTest
class TokenComponentTest {
    private static final String REPORT = "report";

    private static final Map<String, BiFunction<RequestSpecification, UUID, Response>> ROUTES = Map.of(
            "join",
            Viewers::join,
            "leave",
            Viewers::leave,
            "viewers",
            (caller, stream) -> caller.get("/api/streams/{id}/viewers", stream),
            REPORT,
            (caller, stream) -> report(caller, "/internal/gateways/some/connections"));

    private static final List<String> FORGERIES = List.of(
            TestTokens.garbage(),
            TestTokens.expired("eve"),
            TestTokens.otherIssuer("eve"),
            TestTokens.wrongAudience("eve"),
            TestTokens.otherKey("eve"),
            TestTokens.algNone("eve"),
            TestTokens.publicKeyAsSecret("eve"),
            TestTokens.liveKit("devkey", "a-secret-of-at-least-thirty-two-bytes", "eve"));

    static Stream<Arguments> forgeries() {
        List<Arguments> all = new ArrayList<>();
        ROUTES.keySet().forEach(route -> FORGERIES.forEach(token -> all.add(Arguments.of(route, token))));
        List.of("join", "leave", "viewers").forEach(route -> all.add(Arguments.of(route, TestTokens.internal())));
        // good users' tokens, which lead nowhere on the inside
        List.of("viewer", "creator", "moderator", "admin", "service:gateway")
                .forEach(role -> all.add(Arguments.of(REPORT, TestTokens.user("eve", role))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void shouldAnswer401WhenTokenIsNotForThisRoute(String route, String token) {
        ROUTES.get(route)
                .apply(given().auth().oauth2(token), UUID.randomUUID())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("type", equalTo("/problems/invalid-token"));
    }

    @Test
    void shouldAnswer401WhenAReportBringsNoToken() {
        report(given(), "/internal/gateways/some/connections")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/authentication-required"));
    }

    /** Whatever way a path is written, a user's token is not let in by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal;a=b/gateways/some/connections",
                "/internal/gateways;a=b/some/connections",
                "/internal%2Fgateways/some/connections",
                "//internal/gateways/some/connections",
                "/api/../internal/gateways/some/connections",
                "/internal/./gateways/some/connections",
                "/INTERNAL/gateways/some/connections",
            })
    void shouldRefuseUsersWhenThePathIsDisguised(String path) {
        report(given().auth().oauth2(TestTokens.user("eve", "admin")), path)
                .then()
                .statusCode(oneOf(400, 401, 403, 404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "leave", "viewers"})
    void shouldLetEverybodyInWhoWatches(String route) {
        UUID stream = SampleStreams.live();
        int status = route.equals("leave") ? 204 : 200;

        ROUTES.get(route).apply(given(), stream).then().statusCode(status);
        ROUTES.get(route).apply(Viewers.as("grace"), stream).then().statusCode(status);
        ROUTES.get(route).apply(Viewers.as("root", "admin"), stream).then().statusCode(status);
    }

    @Test
    void shouldTakeAReportWhenTheTokenIsAGateways() {
        report(given().auth().oauth2(TestTokens.internal()), "/internal/gateways/some/connections")
                .then()
                .statusCode(204);
    }

    private static Response report(RequestSpecification caller, String path) {
        return caller.urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(Gateway.body(1, true, List.of(), List.of()))
                .put(path);
    }
}
