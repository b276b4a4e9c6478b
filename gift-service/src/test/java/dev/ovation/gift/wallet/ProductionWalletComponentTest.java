package dev.ovation.gift.wallet;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.SampleStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As it runs for real: empty wallets, coins by admins only, twenty gifts a second. */
@QuarkusTest
@Tag("own-process")
@TestProfile(ProductionWalletComponentTest.Production.class)
class ProductionWalletComponentTest {
    private final String fan = Fans.newcomer();

    public static class Production implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ovation.local",
                    "false",
                    "ovation.gift.opening-balance",
                    "0",
                    "ovation.limits.gifts.permits",
                    "20");
        }
    }

    @Test
    void shouldOpenEmptyAndRefuseToFillItself() {
        // When
        Response answer = Fans.topUp(fan, "{\"coins\":1}", "k");

        // Then
        answer.then().statusCode(403).body("type", is("/problems/role-required"));
        assertThat(Fans.balance(fan), is(0L));
    }

    @Test
    void shouldTakeTwentyGiftsASecondFromAUser() {
        // Given
        UUID stream = SampleStreams.live();

        List<Response> first = IntStream.range(0, 20)
                .mapToObj(i -> Fans.send(fan, stream, "{", "k"))
                .toList();

        // When
        Response refused = await().atMost(Duration.ofSeconds(30))
                .until(() -> refusalOf(Crowd.of(40, i -> Fans.send(fan, stream, "{", "k"))), Objects::nonNull);

        // Then
        assertThat(first.stream().map(Response::statusCode).toList(), everyItem(is(400)));
        refused.then()
                .body("type", is("/problems/rate-limited"))
                .body("limit", is(20))
                .header("Retry-After", "1");
    }

    private static Response refusalOf(List<Response> answers) {
        return answers.stream().filter(a -> a.statusCode() == 429).findFirst().orElse(null);
    }
}
