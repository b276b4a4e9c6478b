package dev.ovation.gift.sending;

import static dev.ovation.gift.Fans.ROSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the creator has of a gift, and what the platform. */
@QuarkusTest
class CreatorShareComponentTest {
    private final String fan = Fans.newcomer();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "10, 3", "999, 300"})
    void shouldRoundTheCreatorsShareDownAndGiveTheRestToThePlatform(int coins, long fee) {
        // When
        Response answer = Fans.send(fan, SampleStreams.live(), ROSE, coins);

        // Then
        answer.then().statusCode(201);
        UUID id = UUID.fromString(answer.jsonPath().getString("id"));
        String booked = "SELECT amount FROM transfers WHERE kind = 'platform_fee' AND reference = ?";
        assertThat(GiftDatabase.number(booked, id), is(fee));
    }
}
