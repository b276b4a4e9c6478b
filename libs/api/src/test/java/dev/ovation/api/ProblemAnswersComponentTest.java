package dev.ovation.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Keys.class)
class ProblemAnswersComponentTest {
    private static final String GOOD = "{\"name\":\"rose\",\"quantity\":2}";

    private static RequestSpecification ada() {
        return given().header("Authorization", "Bearer " + Keys.token("viewer")).contentType("application/json");
    }

    private static void problem(ValidatableResponse answer, int status, String slug) {
        answer.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("instance", matchesPattern("/sample.*"));
    }

    @Test
    void shouldTakeAGoodRequest() {
        ada().body(GOOD).post("/sample").then().statusCode(200).body("quantity", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"rose\",\"quantity\":\"1\"} | malformed-body",
                "{\"name\":\"rose\",\"quantity\":1.5}   | malformed-body",
                "{\"name\":7,\"quantity\":1}            | malformed-body",
                "{\"name\":\"rose\",\"quantity\":2147483648} | malformed-body",
                "{\"name\":                             | malformed-body",
                "[]                                     | malformed-body",
                "{\"name\":\"rose\",\"quantity\":1,\"admin\":true} | unknown-field",
                "{\"name\":\"rose\",\"quantity\":0}     | validation-failed",
                "{\"name\":\" \",\"quantity\":1}        | validation-failed",
                "{\"name\":\"rose\",\"quantity\":null}  | validation-failed"
            })
    void shouldRefuseABodyThatIsWrongByItself(String body, String slug) {
        problem(ada().body(body).post("/sample").then(), 400, slug);
    }

    @Test
    void shouldNameEachViolation() {
        ada().body("{\"name\":\"\",\"quantity\":1000}")
                .post("/sample")
                .then()
                .body("violations", hasSize(2))
                .body("violations.field", equalTo(java.util.List.of("name", "quantity")));
    }

    @Test
    void shouldRefuseAMissingBody() {
        problem(ada().post("/sample").then(), 400, "validation-failed");
    }

    @Test
    void shouldAskForAToken() {
        problem(
                given().contentType("application/json")
                        .body(GOOD)
                        .post("/sample")
                        .then(),
                401,
                "authentication-required");
    }

    @Test
    void shouldAskForAnotherTokenEvenWhereGuestsMayGo() {
        problem(given().header("Authorization", "Bearer x.y.z").get("/sample").then(), 401, "invalid-token");
    }

    @Test
    void shouldRefuseForeignAndExpiredTokens() {
        String[] tokens = {
            Keys.token(Keys.ADA, "ada", "other", "https://ovation.local", Duration.ofMinutes(5), Keys.own(), "viewer"),
            Keys.token(Keys.ADA, "ada", "ovation", "https://elsewhere", Duration.ofMinutes(5), Keys.own(), "viewer"),
            Keys.token(
                    Keys.ADA,
                    "a\u0000a",
                    "ovation",
                    "https://ovation.local",
                    Duration.ofMinutes(5),
                    Keys.own(),
                    "viewer"),
            Keys.token(
                    Keys.ADA, "ada", "ovation", "https://ovation.local", Duration.ofMinutes(-1), Keys.own(), "viewer"),
            Keys.token(
                    Keys.ADA,
                    "ada",
                    "ovation",
                    "https://ovation.local",
                    Duration.ofMinutes(5),
                    Keys.pair().getPrivate(),
                    "viewer")
        };
        for (String token : tokens) {
            problem(
                    given().header("Authorization", "Bearer " + token)
                            .get("/sample")
                            .then(),
                    401,
                    "invalid-token");
        }
    }

    @Test
    void shouldRefuseATokenWhoseSubjectIsNoUuid() {
        String token = Keys.token("ada", "ada", "ovation", "https://ovation.local", Duration.ofMinutes(5), Keys.own());
        problem(
                given().header("Authorization", "Bearer " + token)
                        .get("/sample")
                        .then(),
                401,
                "invalid-token");
    }

    @Test
    void shouldForgiveThirtySecondsOfClockSkew() {
        String token = Keys.token(
                Keys.ADA, "ada", "ovation", "https://ovation.local", Duration.ofSeconds(-10), Keys.own(), "viewer");
        given().header("Authorization", "Bearer " + token).get("/sample").then().statusCode(200);
    }

    @Test
    void shouldNameTheMissingRole() {
        problem(ada().post("/sample/moderate").then().body("role", equalTo("moderator")), 403, "role-required");
    }

    @Test
    void shouldGiveAGuestADeviceAndKeepTheOneItHas() {
        String device = given().get("/sample").then().statusCode(200).extract().header(Caller.DEVICE_HEADER);
        given().header(Caller.DEVICE_HEADER, device)
                .get("/sample")
                .then()
                .header(Caller.DEVICE_HEADER, equalTo(device))
                .body("id", equalTo(device))
                .body("guest", equalTo(true))
                .body("username", nullValue());
    }

    @Test
    void shouldAskForATokenWhateverTheDeviceIs() {
        problem(
                given().header(Caller.DEVICE_HEADER, "phone")
                        .contentType("application/json")
                        .body(GOOD)
                        .post("/sample")
                        .then()
                        .header(Caller.DEVICE_HEADER, nullValue()),
                401,
                "authentication-required");
    }

    @Test
    void shouldIgnoreTheDeviceBesideABearer() {
        ada().header(Caller.DEVICE_HEADER, "no uuid")
                .get("/sample")
                .then()
                .statusCode(200)
                .body("id", equalTo(Keys.ADA));
    }

    @Test
    void shouldRefuseADeviceThatIsNoUuid() {
        problem(given().queryParam("device", "phone").get("/sample").then(), 400, "device-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=x", "limit=-1", "limit=1.0", "cursor=x", "cursor=%00", "cursor=YQ"
            })
    void shouldRefuseAPageThatCannotBe(String query) {
        problem(given().get("/sample/page?" + query).then(), 400, "invalid-page");
    }

    @Test
    void shouldTellWhatTheFrameworkRefuses() {
        problem(given().get("/sample/nowhere").then(), 404, "not-found");
        problem(given().delete("/sample").then(), 405, "method-not-allowed");
        problem(ada().contentType("text/csv").body("a,b").post("/sample").then(), 415, "unsupported-media");
        problem(ada().body("x".repeat(65 * 1024)).post("/sample").then(), 413, "body-too-large");
    }

    @Test
    void shouldHideWhatBrokeInside() {
        problem(given().get("/sample/broken").then().body(not(containsString("secret"))), 500, "internal-error");
    }

    @Test
    void shouldDenyARouteWithoutADecision() {
        ada().get("/sample/undecided").then().statusCode(403);
    }

    @Test
    void shouldCountEveryAttemptBeforeTheBodyIsRead() {
        for (int attempt = 0; attempt < 3; attempt++) {
            problem(ada().body("{").post("/sample/limited").then(), 400, "malformed-body");
        }
        ValidatableResponse refused = ada().body("{").post("/sample/limited").then();
        problem(refused.body("limit", equalTo(3)).header("Retry-After", matchesPattern("[0-9]+")), 429, "rate-limited");
    }
}
