package dev.ovation.gift;

import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("own-process")
@TestProfile(DatabaseAwayComponentTest.CutLine.class)
class DatabaseAwayComponentTest {
    private final String fan = Fans.newcomer();

    public static class CutLine implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseLine.class));
        }
    }

    @AfterEach
    void mend() {
        System.clearProperty(DatabaseLine.CUT);
    }

    @Test
    void shouldSayFastThatTheDatabaseIsAwayAndGoOnWhenItIsBack() {
        // Given
        UUID stream = SampleStreams.live();
        Response before = Fans.send(fan, stream, ROSE, 1, "before");
        before.then().statusCode(201);

        // When
        System.setProperty(DatabaseLine.CUT, "yes");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/api/gifts").statusCode() == 503);
        // A connection that the pool still held may take the first gift with it: of that one the outcome is unknown.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Fans.send(fan, stream, ROSE, 1, "meanwhile").statusCode() == 503);
        long began = System.nanoTime();
        Response gift = Fans.send(fan, stream, ROSE, 1, "meanwhile");
        Response wallet = Fans.as(fan).get("/api/wallet");
        Response gifts = given().get("/api/gifts");
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.clearProperty(DatabaseLine.CUT);

        // Then
        for (Response answer : List.of(gift, wallet, gifts)) {
            answer.then()
                    .statusCode(503)
                    .body("type", is("/problems/database-unavailable"))
                    .header("Retry-After", notNullValue());
        }
        assertThat(took, lessThan(Duration.ofSeconds(6)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Fans.send(fan, stream, ROSE, 1, "meanwhile").statusCode() == 201);
        assertThat(Fans.balance(fan), is(998L));
    }
}
