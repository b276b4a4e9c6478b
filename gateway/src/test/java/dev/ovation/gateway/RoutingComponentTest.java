package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class RoutingComponentTest {
    /** After so long nobody waits for the answer any more, though the machine stalled meanwhile. */
    private static final long UNHEARD_MILLIS = 9_000;

    private static final Duration TWO_SECONDS_AND_A_BUSY_MACHINE = Duration.ofSeconds(4);

    @Test
    void shouldPassRequestOnWithOurWordsOnItsWayWhenItIsAServices() {
        String token = TestTokens.user("ada");
        HttpResponse<String> answer = Http.send(Http.request("/api/wallet?x=%20y")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "k1")
                .header("Cookie", "a=b")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("12345")));
        List<String> seen = answer.body().lines().toList();
        assertEquals("POST /api/wallet?x=%20y body=5", seen.get(0));
        assertTrue(seen.contains("authorization: Bearer " + token));
        assertTrue(seen.contains("idempotency-key: k1"));
        assertTrue(seen.contains("x-forwarded-for: 127.0.0.1"));
        assertTrue(seen.contains("x-forwarded-proto: http"));
        assertTrue(seen.contains("x-forwarded-host: 127.0.0.1:" + Socket.port()));
        assertFalse(answer.body().contains("cookie"));
        assertFalse(answer.body().contains("forwarded: for"));
        assertTrue(answer.headers().firstValue("Server").isEmpty());
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    }

    @Test
    void shouldDropHeadersThatEndWithTheHopWhenPassingOn() {
        String answer = Http.raw("GET /api/gifts HTTP/1.0\r\nHost: x\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                + "Keep-Alive: 5\r\nTE: trailers\r\nProxy-Authorization: Basic x\r\nX-Stays: 1\r\n\r\n");
        assertTrue(answer.contains("x-stays: 1"));
        assertFalse(answer.toLowerCase().contains("x-hop"));
        assertFalse(answer.contains("proxy-authorization"));
        assertFalse(answer.contains("\nte:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../q/health",
                "/api/streams/%2e%2e/x",
                "/api//streams/live",
                "/api/streams;x/live",
                "/api/streams%2Flive",
                "/api/streams%5clive",
                "/api/wallet%3b",
                "/api/streams/live%00",
                "/api/streams/%252e%252e",
                "/./api/gifts",
                "/api/gifts/..",
                "/api/%c0%af",
                "/%69nternal/openapi",
                "//api/gifts",
                "/internal/..;/api/gifts"
            })
    void shouldRefusePathWhenItCanBeReadInTwoWays(String path) {
        String answer = Http.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("/problems/bad-path"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/gateways/x/connections",
                "/internal/openapi",
                "/internal",
                "/api/streams/x/secret",
                "/api",
                "/api/streams"
            })
    void shouldFindNothingWhenPathIsNotPublic(String path) {
        HttpResponse<String> answer = Http.get(path);
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("/problems/not-found"));
    }

    @Test
    void shouldAnswerOutcomeUnknownWhenWriteIsNotAnsweredInTime() throws Exception {
        Attempts.expectOne(number -> {
            String path = "/api/streams/slow-" + number + "/end";
            Doubles.answer(path, 200, "{}", UNHEARD_MILLIS);
            long start = System.nanoTime();
            HttpResponse<String> answer = Http.send(Http.request(path).POST(BodyPublishers.ofString("{}")));
            assertEquals(504, answer.statusCode());
            assertTrue(answer.body().contains("/problems/outcome-unknown"));
            return Attempts.late(start, TWO_SECONDS_AND_A_BUSY_MACHINE);
        });
    }

    /** It is not asked a second time where a stall ate what was left of its two seconds. */
    @Test
    void shouldRepeatOnceThenSayUnavailableWhenReadIsNotAnsweredInTime() throws Exception {
        Attempts.expectOne(number -> {
            String path = "/api/thumbnails/slow-" + number;
            Doubles.answer(path, 200, "{}", UNHEARD_MILLIS);
            long start = System.nanoTime();
            HttpResponse<String> answer = Http.get(path);
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("/problems/stream-unavailable"));
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            String late = Attempts.late(start, TWO_SECONDS_AND_A_BUSY_MACHINE);
            long asked = Doubles.log().stream()
                    .filter(line -> line.startsWith("GET " + path + " "))
                    .count();
            assertTrue(asked <= 2, () -> "asked " + asked + " times");
            return asked == 2 ? late : "asked " + asked + " times";
        });
    }

    @ParameterizedTest
    @CsvSource({"/api/wallet/top-ups, 65536, 65537", "/api/thumbnails, 2162688, 2162689"})
    void shouldCountBodyWhetherItsLengthIsAnnouncedOrNot(String path, int most, int tooMuch) {
        assertEquals(
                200, post(path, most, true).statusCode(), post(path, most, true).body());
        assertEquals(200, post(path, most, false).statusCode());
        assertEquals(413, post(path, tooMuch, true).statusCode());
        HttpResponse<String> streamed = post(path, tooMuch, false);
        assertEquals(413, streamed.statusCode());
        assertTrue(streamed.body().contains("/problems/body-too-large"));
    }

    private static HttpResponse<String> post(String path, int bytes, boolean announced) {
        byte[] body = new byte[bytes];
        return Http.send(Http.request(path)
                .POST(
                        announced
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    @Test
    void shouldAnswerPreflightWhenOriginIsAllowed() {
        HttpResponse<String> answer = preflight("http://localhost:5173");
        assertEquals(204, answer.statusCode());
        assertEquals(
                "http://localhost:5173",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElse("")
                .contains("Idempotency-Key"));
        assertTrue(
                answer.headers().firstValue("Access-Control-Allow-Credentials").isEmpty());
        HttpResponse<String> refused = preflight("https://evil.example");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    private static HttpResponse<String> preflight(String origin) {
        return Http.send(Http.request("/api/streams/create")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void shouldForbidInlineCodeWhenAnswering() {
        String policy = Http.get("/api/config")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertTrue(policy.contains("script-src 'self';"));
        assertTrue(policy.contains("style-src 'self';"));
        assertTrue(policy.contains("frame-ancestors 'none'"));
        assertTrue(policy.contains("ws://127.0.0.1:" + Socket.port()));
        assertFalse(policy.contains("unsafe"));
    }

    @Test
    void shouldSignInLocallyWhenNameIsGiven() {
        HttpResponse<String> first = signIn("{\"username\":\"Ada\"}");
        HttpResponse<String> second = signIn("{\"username\":\"ADA\",\"roles\":[\"admin\"]}");
        assertEquals(200, first.statusCode());
        assertEquals(userId(first), userId(second));
        assertEquals(400, signIn("{\"username\":\"\"}").statusCode());
        assertEquals(400, signIn("{\"username\":\"" + "x".repeat(33) + "\"}").statusCode());
        assertEquals(400, signIn("{\"username\":\"a\",\"roles\":[\"god\"]}").statusCode());
        assertEquals(400, signIn("{\"username\":\"a\",\"admin\":true}").statusCode());
        assertEquals(400, signIn("{\"username\":\"a\\u0000\"}").statusCode());
        assertEquals(400, signIn("{\"username\":7}").statusCode());
    }

    private static HttpResponse<String> signIn(String body) {
        return Http.send(Http.request("/api/identity/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String userId(HttpResponse<String> answer) {
        return answer.body().replaceAll(".*\"userId\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void shouldExplainProblemsWhenTheirPageIsOpened() {
        HttpResponse<String> page =
                Http.send(Http.request("/problems/stream-ended").header("Accept", "text/html"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<h1>The stream has ended</h1>"));
        assertTrue(Http.send(Http.request("/problems/stream-ended").header("Accept", "application/json"))
                .body()
                .contains("\"status\":409"));
        assertEquals(404, Http.get("/problems/no-such").statusCode());
    }

    @Test
    void shouldDescribeTheWholeApiWhenAsked() {
        Doubles.answer(
                "/internal/openapi",
                200,
                "{\"paths\":{\"/api/gifts\":{\"get\":{\"responses\":{}}},\"/internal/x\":{}}}");
        HttpResponse<String> answer = Http.get("/api/openapi");
        assertTrue(answer.body().contains("\"/api/gifts\""));
        assertTrue(answer.body().contains("\"/api/identity/token\""));
        assertTrue(answer.body().contains("\"/api/streams/{id}/events\""));
        assertFalse(answer.body().contains("/internal"));
        assertEquals(200, Http.get("/api/docs/files/swagger-ui-bundle.js").statusCode());
        assertFalse(Http.get("/api/docs").body().contains("<script>"));
    }
}
