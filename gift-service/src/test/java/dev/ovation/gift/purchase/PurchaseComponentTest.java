package dev.ovation.gift.purchase;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.Ledger;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider of coins tells of purchases. */
@QuarkusTest
class PurchaseComponentTest {
    @ConfigProperty(name = "ovation.gift.purchase-secret")
    String secret;

    private final String fan = Fans.newcomer();
    private final String purchase = UUID.randomUUID().toString();

    private String body(long coins) {
        return "{\"purchaseId\":\"%s\",\"userId\":\"%s\",\"coins\":%d,\"currency\":\"EUR\"}"
                .formatted(purchase, TestTokens.userId(fan), coins);
    }

    private static String signed(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Response tell(String body) {
        return tell(signed(secret, Instant.now().getEpochSecond(), body), body);
    }

    private static Response tell(String signature, String body) {
        return given().contentType(ContentType.JSON)
                .header("Ovation-Signature", signature)
                .body(body)
                .post("/api/wallet/purchases");
    }

    @Test
    void shouldFillTheWalletOnceHoweverOftenItIsTold() {
        // When
        Response first = Fans.untilJudged(() -> tell(body(500)));
        List<Response> more = Crowd.of(10, i -> Fans.untilJudged(() -> tell(body(500))));

        // Then
        first.then().statusCode(201);
        assertThat(first.jsonPath().getLong("balance"), is(1500L));
        assertThat(more.stream().map(Response::statusCode).toList(), everyItem(is(oneOf(201, 409))));
        assertThat(Fans.balance(fan), is(1500L));
        Ledger.mustBalance();
    }

    @Test
    void shouldRefuseOtherCoinsUnderTheSameId() {
        // Given
        tell(body(500)).then().statusCode(201);

        // When
        Response other = tell(body(501));

        // Then
        other.then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        assertThat(Fans.balance(fan), is(1500L));
    }

    @Test
    void shouldRefuseWhatTheProviderDidNotSignAsItIs() {
        // Given
        long now = Instant.now().getEpochSecond();
        String told = body(500);
        List<String> signatures = List.of(
                signed("another-secret-0123456789-abcdefghij", now, told),
                signed(secret, now, body(5)),
                signed(secret, now - 301, told),
                signed(secret, now + 330, told),
                signed(secret, now, told).replace("t=" + now, "t=" + (now + 1)),
                signed(secret, now, told).toUpperCase(java.util.Locale.ROOT),
                "t=,v1=",
                "t=99999999999999999999,v1=" + "0".repeat(64),
                "nonsense");

        for (String signature : signatures) {
            // When
            Response answer = tell(signature, told);

            // Then
            answer.then().statusCode(401).body("type", is("/problems/webhook-signature"));
        }
        given().contentType(ContentType.JSON)
                .body(told)
                .post("/api/wallet/purchases")
                .then()
                .statusCode(401);
        assertThat(Fans.balance(fan), is(1000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"purchaseId\":\"a b\",\"userId\":\"00000000-0000-0000-0000-000000000001\",\"coins\":1}",
                "{\"purchaseId\":\"a\",\"userId\":\"00000000-0000-0000-0000-000000000001\",\"coins\":0}",
                "{\"purchaseId\":\"a\",\"userId\":\"00000000-0000-0000-0000-000000000001\",\"coins\":1000001}",
                "{\"purchaseId\":\"a\",\"userId\":\"me\",\"coins\":1}",
                "not json",
                "null"
            })
    void shouldRefuseASignedMessageThatSaysNothingUsable(String body) {
        tell(body).then().statusCode(400);
    }

    @Test
    void shouldTakeNoSecretThatIsTooShortAndNothingWithoutOne() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SignedPurchases("short", new ObjectMapper(), Clock.systemUTC()));
        var nobody = new SignedPurchases(null, new ObjectMapper(), Clock.systemUTC());
        assertThrows(dev.ovation.api.Problem.class, () -> nobody.read("t=1,v1=", new byte[0]));
    }
}
