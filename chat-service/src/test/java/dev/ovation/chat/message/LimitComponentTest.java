package dev.ovation.chat.message;

import static dev.ovation.chat.Chat.as;
import static dev.ovation.chat.Chat.send;
import static dev.ovation.chat.Chat.somebody;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ovation.chat.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitComponentTest {

    @Test
    void shouldRefuseTheTwentyFirstMessageWhenUserWritesFast() {
        // Given
        UUID stream = SampleStreams.live();
        String grace = somebody();
        attempts(20, () -> as(grace), stream);

        // When
        Response answer = send(as(grace), stream, "");

        // Then: told before what is wrong with the text
        answer.then()
                .statusCode(429)
                .body("type", equalTo("/problems/rate-limited"))
                .body("limit", equalTo(20))
                .body("retryAfter", notNullValue())
                .header("Retry-After", notNullValue());
        send(as(somebody()), stream, "others are free").then().statusCode(201);
        send(as(grace), SampleStreams.live(), "the limit is per user").then().statusCode(429);
    }

    @Test
    void shouldLetTheOwnerWriteMoreOnlyInTheOwnStream() {
        // Given: refused attempts count as well, so a text that is none spares the database
        UUID own = SampleStreams.live();
        UUID foreign = UUID.randomUUID();

        // When
        attempts(21, () -> as(SampleStreams.OWNER), own);
        attempts(20, () -> as(SampleStreams.OWNER), foreign);

        // Then
        send(as(SampleStreams.OWNER), own, "my own stream").then().statusCode(201);
        assertEquals(429, send(as(SampleStreams.OWNER), foreign, "").statusCode());
    }

    @Test
    void shouldLetModeratorsWriteAHundredTimes() {
        // Given
        UUID stream = SampleStreams.live();
        String mod = somebody();

        // When
        attempts(100, () -> as(mod, "moderator"), UUID.randomUUID());

        // Then
        send(as(mod, "moderator"), stream, "one more").then().statusCode(429).body("limit", equalTo(100));
    }

    private static void attempts(int times, Supplier<RequestSpecification> caller, UUID stream) {
        IntStream.range(0, times)
                .forEach(i -> assertEquals(400, send(caller.get(), stream, "").statusCode()));
    }
}
