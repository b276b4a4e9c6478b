package dev.ovation.stream;

import static dev.ovation.stream.Creators.as;
import static dev.ovation.stream.Creators.newcomer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The limits of this service's routes, with figures a test reaches. */
@QuarkusTest
@TestProfile(LimitsComponentTest.TwoAMinute.class)
class LimitsComponentTest {

    /** Two attempts a minute. */
    public static class TwoAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ovation.limits.stream-creation.permits", "2",
                    "ovation.limits.thumbnails.permits", "2",
                    "ovation.limits.media-tokens.permits", "2");
        }
    }

    private static void shouldRefuseTheThird(Supplier<Response> attempt) {
        attempt.get().then().statusCode(lessThan(429));
        attempt.get().then().statusCode(lessThan(429));
        attempt.get()
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("type", is("/problems/rate-limited"), "limit", is(2), "retryAfter", notNullValue());
    }

    @Test
    void shouldLimitCreationsPerUserCountingEveryAttempt() {
        String ada = newcomer();
        shouldRefuseTheThird(
                () -> as(ada).contentType(ContentType.JSON).body("{}").post("/api/streams/create"));
        as(newcomer())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/streams/create")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldLimitThumbnailsPerUser() {
        String ada = newcomer();
        shouldRefuseTheThird(() -> as(ada).multiPart("other", "x").post("/api/thumbnails"));
    }

    @Test
    void shouldLimitBothKindsOfMediaTokensTogetherPerViewer() {
        String ada = newcomer();
        UUID nowhere = UUID.randomUUID();
        as(ada).get("/api/streams/{id}/broadcast-token", nowhere).then().statusCode(404);
        as(ada).get("/api/streams/{id}/token", nowhere).then().statusCode(404);
        as(ada).get("/api/streams/{id}/token", nowhere).then().statusCode(429);
        String device = UUID.randomUUID().toString();
        shouldRefuseTheThird(() -> given().header("Ovation-Device", device).get("/api/streams/{id}/token", nowhere));
    }
}
