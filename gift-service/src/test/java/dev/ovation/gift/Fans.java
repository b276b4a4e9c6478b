package dev.ovation.gift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import dev.ovation.local.Again;
import dev.ovation.local.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

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

    /** Sends a gift under a fresh key, and the same again until it is judged. */
    public static Response sendUntilJudged(String name, UUID stream, UUID gift, int quantity) {
        String key = UUID.randomUUID().toString();
        return untilJudged(() -> send(name, stream, gift, quantity, key));
    }

    /** Repeats the very same request, as clients do, while it is too late or its first attempt still runs. */
    public static Response untilJudged(Supplier<Response> request) {
        return Again.whileTooLate(request, answer -> isTooLate(answer) || isInProgress(answer));
    }

    /** Whether something took too long, which judges nothing. */
    public static boolean isTooLate(Response answer) {
        return answer.statusCode() == 503 || answer.statusCode() == 504;
    }

    public static boolean isInProgress(Response answer) {
        return answer.statusCode() == 409
                && "/problems/idempotency-in-progress".equals(answer.jsonPath().getString("type"));
    }

    /**
     * Of all who sent one key, at least one of them with success: one was the first, and the others were told the same. The
     * first may be one whose answer came too late.
     */
    public static void oneMustBeTheFirst(List<Response> answers) {
        List<Response> good =
                answers.stream().filter(a -> a.statusCode() == 201).toList();
        long firsts = good.stream()
                .filter(a -> a.header("Idempotent-Replayed") == null)
                .count();
        long least = answers.stream().anyMatch(Fans::isTooLate) ? 0 : 1;
        assertThat("answers that were none of a repetition", firsts, is(oneOf(least, 1L)));
        assertThat(
                "different bodies",
                good.stream().map(Response::asString).distinct().count(),
                is(1L));
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
