package dev.ovation.stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use which route: every kind of token, forged ones too, on every route. */
@QuarkusTest
class TokenMatrixComponentTest {
    private static final UUID NOWHERE = UUID.randomUUID();

    /**
     * A route.
     *
     * @param open whether guests may use it
     * @param known what somebody who is let in is told
     */
    record Route(String method, String path, boolean open, int known) {
        Response call(RequestSpecification caller) {
            RequestSpecification request = caller;
            if (path.endsWith("/create") || method.equals("PATCH")) {
                request = caller.contentType(ContentType.JSON).body("{}");
            } else if (path.endsWith("/thumbnails")) {
                request = caller.multiPart("other", "nothing");
            }
            return request.request(method, path);
        }
    }

    static Stream<Route> routes() {
        String stream = "/api/streams/" + NOWHERE;
        return Stream.of(
                new Route("POST", "/api/streams/create", false, 400),
                new Route("POST", stream + "/start", false, 404),
                new Route("PATCH", stream, false, 404),
                new Route("POST", stream + "/end", false, 404),
                new Route("GET", stream, true, 404),
                new Route("GET", "/api/streams/live", true, 200),
                new Route("GET", "/api/streams/creator/" + NOWHERE, true, 200),
                new Route("POST", "/api/thumbnails", false, 400),
                new Route("GET", "/api/thumbnails/" + NOWHERE, true, 404),
                new Route("GET", stream + "/token", true, 404),
                new Route("POST", stream + "/token", true, 404),
                new Route("GET", stream + "/broadcast-token", false, 404),
                new Route("POST", stream + "/broadcast-token", false, 404),
                new Route("PUT", stream + "/heartbeat", false, 404));
    }

    static Stream<Arguments> forgeries() {
        return routes().flatMap(route -> Stream.of(
                        TestTokens.garbage(),
                        TestTokens.expired("eve"),
                        TestTokens.otherIssuer("eve"),
                        TestTokens.wrongAudience("eve"),
                        TestTokens.otherKey("eve"),
                        TestTokens.algNone("eve"),
                        TestTokens.publicKeyAsSecret("eve"),
                        TestTokens.internal(),
                        TestTokens.liveKit(StreamEngines.API_KEY, StreamEngines.API_SECRET, "broadcaster"))
                .map(token -> Arguments.of(route, token)));
    }

    static Stream<Arguments> people() {
        return routes().flatMap(route ->
                Stream.of("viewer", "creator", "moderator", "admin").map(role -> Arguments.of(route, role)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void shouldRefuseAForgedTokenOnEveryRoute(Route route, String token) {
        // When
        Response answer = route.call(given().header("Authorization", "Bearer " + token));

        // Then
        answer.then().statusCode(401).body("type", is("/problems/invalid-token"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void shouldLetGuestsReadAndNoMore(Route route) {
        // When
        Response answer = route.call(given());

        // Then
        answer.then().statusCode(route.open() ? route.known() : 401);
        if (!route.open()) {
            answer.then().body("type", is("/problems/authentication-required")).header("WWW-Authenticate", "Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void shouldLetInWhoeverIsSignedIn(Route route, String role) {
        // When
        Response answer = route.call(Creators.as(Creators.newcomer(), role));

        // Then
        answer.then().statusCode(route.known());
    }
}
