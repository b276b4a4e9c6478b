package dev.ovation.gift;

import static io.restassured.RestAssured.given;

import dev.ovation.local.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** People who use the service, as their clients would. */
public final class Fans {
    public static final UUID ROSE = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    public static final UUID DIAMOND = UUID.fromString("0192f0c0-0000-7000-8000-000000000004");
    public static final UUID MANSION = UUID.fromString("0192f0c0-0000-7000-8000-000000000007");

    private Fans() {}

    /** Somebody nobody has met, whose wallet is yet to be opened. */
    public static String newcomer() {
        return "fan-" + UUID.randomUUID().toString().substring(0, 23);
    }

    public static RequestSpecification as(String name, String... roles) {
        return given().auth().oauth2(TestTokens.user(name, roles));
    }

    /** Sends a gift under a fresh key. */
    public static Response send(String name, UUID stream, UUID gift, int quantity) {
        return send(name, stream, gift, quantity, UUID.randomUUID().toString());
    }

    public static Response send(String name, UUID stream, UUID gift, int quantity, String key) {
        return send(name, stream, "{\"giftId\":\"%s\",\"quantity\":%d}".formatted(gift, quantity), key);
    }

    public static Response send(String name, UUID stream, String body, String key) {
        return as(name).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/streams/{id}/gift", stream);
    }

    /** Takes a gift back, saying why. */
    public static Response reverse(String name, UUID stream, UUID giftSentId, String key, String... roles) {
        return as(name, roles)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"reason\":\"sent by mistake\"}")
                .post("/api/streams/{id}/gifts/{gift}/reversal", stream, giftSentId);
    }

    public static Response topUp(String name, String body, String key) {
        return as(name).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/wallet/top-ups");
    }

    public static long balance(String name) {
        return as(name).get("/api/wallet")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("balance");
    }
}
