package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a socket is refused, and that the question without an upgrade is answered alike. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class RefusalComponentTest {

    @Test
    void shouldRefuseInTheContractsOrderWhenEverythingIsWrong() {
        String nowhere = "no-uuid";
        assertRefused(
                403,
                "origin-not-allowed",
                Socket.at(nowhere)
                        .header("Origin", "https://evil.example")
                        .subprotocols("x")
                        .bearer("x")
                        .query("device", "x"));
        assertRefused(
                400,
                "subprotocol-required",
                Socket.at(nowhere).subprotocols("x").bearer("x").query("device", "x"));
        assertRefused(401, "invalid-token", Socket.at(nowhere).bearer("x").query("device", "x"));
        assertRefused(400, "device-invalid", Socket.at(nowhere).query("device", "x"));
        assertRefused(404, "stream-not-found", Socket.at(nowhere));
    }

    @Test
    void shouldRefuseWhenStreamIsUnknownOrEnded() {
        UUID unknown = UUID.randomUUID();
        Doubles.answer("/api/streams/" + unknown, 404, "{}");
        UUID ended = Doubles.stream("ended", '"' + Instant.now().toString() + '"', Doubles.CREATOR);
        assertRefused(404, "stream-not-found", whenKnown(unknown));
        assertRefused(409, "stream-ended", whenKnown(ended));
        assertEquals("stream-ended", slug(Http.get("/api/streams/" + ended + "/events")));
    }

    @Test
    void shouldSaySoWhenStreamServiceIsSilentAndNothingIsKnownHere() {
        UUID stream = UUID.randomUUID();
        Doubles.answer("/api/streams/" + stream, 200, "{}", 3_000);
        Socket.Refusal refusal = assertRefused(503, "stream-unavailable", Socket.at(stream));
        assertTrue(refusal.headers().contains("Retry-After"));
    }

    @Test
    void shouldRefuseSixthSocketWhenViewerHasFive() {
        // Given
        UUID stream = Doubles.liveStream();
        String token = TestTokens.user("eve");
        List<Socket> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(Socket.at(stream).bearer(token).open());
            five.get(i).welcome();
        }
        // When
        Socket.Refusal refusal =
                assertRefused(429, "rate-limited", Socket.at(stream).bearer(token));
        five.get(0).close();
        // Then
        assertTrue(refusal.body().get("retryAfter").asInt() > 0);
        assertFalse(Socket.at(stream).open().welcome().isNull(), "others may come");
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> Socket.at(stream).bearer(token).open().welcome());
    }

    @Test
    void shouldBelieveNoForgedTokenWhenSocketIsOpened() {
        UUID stream = Doubles.liveStream();
        assertTrue(Forgeries.all().size() >= 20);
        Forgeries.all().forEach((kind, token) -> {
            assertEquals(
                    "invalid-token", Socket.at(stream).carrying(token).refused().slug(), kind);
            HttpResponse<String> plain = Http.send(
                    Http.request("/api/streams/" + stream + "/events").header("Authorization", "Bearer " + token));
            assertEquals(401, plain.statusCode(), kind);
            assertEquals(List.of("Bearer"), plain.headers().allValues("www-authenticate"), kind);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'quarkus-http-upgrade%23Authorization%23Basic%20YTpi'",
        "'quarkus-http-upgrade%23X-Forwarded-For%2310.0.0.1'",
        "'quarkus-http-upgrade%23'",
        "'quarkus-http-upgrade%23Authorization'",
        "'%zz'"
    })
    void shouldRefuseWhenCarrierIsMalformed(String carrier) {
        assertRefused(401, "invalid-token", Socket.at(Doubles.liveStream()).subprotocols("ovation.v1", carrier));
    }

    @Test
    void shouldIgnoreTokenWhenItStandsInTheQuery() {
        UUID stream = Doubles.liveStream();
        Socket socket = Socket.at(stream)
                .query("access_token", TestTokens.user("ada"))
                .query("token", TestTokens.user("ada"))
                .open();
        assertTrue(socket.welcome().at("/you/userId").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5173, true",
        "http://127.0.0.1:1, true",
        "null, false",
        "https://evil.example, false",
        "http://localhost.evil.example, false",
        "http://LOCALHOST:5173, false",
        "https://localhost:5173, false"
    })
    void shouldDecideByOriginWhenPageOpensSocketOrCalls(String origin, boolean allowed) {
        UUID stream = Doubles.liveStream();
        if (allowed) {
            assertFalse(
                    Socket.at(stream).header("Origin", origin).open().welcome().isNull());
        } else {
            assertRefused(403, "origin-not-allowed", Socket.at(stream).header("Origin", origin));
        }
        HttpResponse<String> call = Http.send(Http.request("/api/config").header("Origin", origin));
        assertEquals(allowed ? 200 : 403, call.statusCode());
        assertEquals(
                allowed,
                call.headers().firstValue("Access-Control-Allow-Origin").isPresent());
    }

    @Test
    void shouldAskForUpgradeWhenSocketWouldOpen() {
        UUID stream = Doubles.liveStream();
        whenKnown(stream);
        HttpResponse<String> answer = Http.get("/api/streams/" + stream + "/events");
        assertEquals(426, answer.statusCode());
        assertEquals("upgrade-required", slug(answer));
        assertEquals("websocket", answer.headers().firstValue("Upgrade").orElse(""));
        assertEquals(
                "upgrade-required",
                slug(Http.send(Http.request("/api/streams/" + stream + "/events")
                        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="))),
                "half an upgrade is none");
        assertEquals("device-invalid", slug(Http.get("/api/streams/" + stream + "/events?device=x")));
        assertEquals("stream-not-found", slug(Http.get("/api/streams/x/events")));
    }

    /** A busy machine can delay stream-service's answer past its half second; what it said is remembered for a second. */
    private static Socket.Knock whenKnown(UUID stream) {
        Awaitility.await()
                .until(() -> !"stream-unavailable".equals(slug(Http.get("/api/streams/" + stream + "/events"))));
        return Socket.at(stream);
    }

    private static Socket.Refusal assertRefused(int status, String slug, Socket.Knock knock) {
        Socket.Refusal refusal = knock.refused();
        assertEquals(slug, refusal.slug());
        assertEquals(status, refusal.status());
        assertEquals("/problems/" + slug, refusal.body().get("type").asText());
        assertEquals("application/problem+json", refusal.headers().get("Content-Type"));
        return refusal;
    }

    private static String slug(HttpResponse<String> answer) {
        return answer.headers().firstValue("Ovation-Problem").orElse("none");
    }
}
