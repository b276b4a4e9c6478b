package dev.ovation.gift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use which route: every kind of token, forged ones too, on every route. */
@QuarkusTest
class TokenMatrixComponentTest {
    private static final UUID STREAM = UUID.randomUUID();

    /**
     * A route.
     *
     * @param open to guests
     * @param only the role it takes, null where any user will do
     * @param known what whoever may use it is answered
     */
    record Route(String method, String path, boolean open, String only, int known) {
        Route(String method, String path, boolean open, int known) {
            this(method, path, open, null, known);
        }

        int answerTo(String role) {
            return only == null || only.equals(role) ? known : 403;
        }

        Response call(RequestSpecification caller) {
            RequestSpecification request = caller;
            if (method.startsWith("P")) {
                // too little for an effect: whoever is let in gets the 400 of an empty body
                request = caller.contentType(ContentType.JSON)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("{}");
            }
            return request.request(method, path);
        }
    }

    static Stream<Route> routes() {
        return Stream.of(
                new Route("GET", "/api/gifts", true, 200),
                new Route("GET", "/api/streams/" + STREAM + "/leaderboard", true, 404),
                new Route("POST", "/api/streams/" + STREAM + "/gift", false, 400),
                new Route("POST", "/api/streams/" + STREAM + "/gifts/" + STREAM + "/reversal", false, 400),
                new Route("GET", "/api/creators/" + STREAM + "/leaderboard", true, 200),
                new Route("GET", "/api/streams/" + STREAM + "/goal", true, 404),
                new Route("PUT", "/api/streams/" + STREAM + "/goal", false, 400),
                new Route("DELETE", "/api/streams/" + STREAM + "/goal", false, 404),
                new Route("GET", "/api/streams/" + STREAM + "/hype", true, 404),
                new Route("GET", "/api/wallet", false, 200),
                new Route("GET", "/api/wallet/transactions", false, 200),
                new Route("POST", "/api/wallet/top-ups", false, 400),
                new Route("GET", "/api/creators/me/earnings", false, "creator", 200),
                new Route("GET", "/api/creators/me/earnings/statement", false, "creator", 200),
                new Route("GET", "/api/admin/ledger/proof", false, "admin", 200),
                new Route("POST", "/api/admin/leaderboards/rebuild", false, "admin", 200));
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
                        TestTokens.liveKit("devkey", "a-secret-of-thirty-two-characters", "eve"))
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
        Response answer = Fans.untilJudged(() -> route.call(given()));

        // Then
        answer.then().statusCode(route.open() ? route.known() : 401);
        if (!route.open()) {
            answer.then().body("type", is("/problems/authentication-required")).header("WWW-Authenticate", "Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void shouldLetInWhoeverMayUseIt(Route route, String role) {
        // When
        Response answer = Fans.untilJudged(() -> route.call(Fans.as(Fans.newcomer(), role)));

        // Then
        answer.then().statusCode(route.answerTo(role));
    }

    @Test
    void shouldRefuseATokenOfSomebodyWithoutAName() {
        // When
        Response answer = Fans.as("x".repeat(33)).get("/api/wallet");

        // Then
        answer.then().statusCode(401).body("type", is("/problems/invalid-token"));
    }
}
