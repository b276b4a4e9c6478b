package dev.ovation.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.InfrastructureResource;
import dev.ovation.local.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same gateway set up as elsewhere: not local, short grace, small limits, a replica that refuses, plain text frames. */
@QuarkusTest
@TestProfile(SettingsComponentTest.Elsewhere.class)
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(ServiceDoubles.class)
class SettingsComponentTest {

    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ovation.local", "false",
                    "ovation.gateway.purchase-url", "https://coins.example/{userId}",
                    "ovation.gateway.allowed-origins", "https://ovation.example",
                    "ovation.gateway.live.shared-frames", "false",
                    "ovation.gateway.live.expiry-leeway", "0S",
                    "ovation.gateway.live.keep-alive", "2S",
                    "ovation.gateway.live.guests-per-address", "2",
                    "ovation.gateway.live.sockets-per-address", "8");
        }
    }

    @Test
    void shouldDeliverAllTheSameWhenFramesAreSentAsText() {
        try (Topics topics = new Topics()) {
            UUID stream = Doubles.liveStream();
            Socket socket = Socket.at(stream).open();
            String position = socket.position();
            List<String> sent = IntStream.range(0, 20)
                    .mapToObj(i -> topics.line(stream, "line").toString())
                    .toList();
            assertEquals(sent, socket.awaitEvents(20).ids());
            Socket again = Socket.at(stream).position(position).open();
            assertEquals(sent, again.awaitEvents(20).ids());
            socket.raw().writeTextMessage("hello");
            assertEquals(4400, socket.closeCode());
            again.close();
        }
    }

    @Test
    void shouldCloseWhenTokenIsOver() {
        UUID stream = Doubles.liveStream();
        Socket socket = Socket.at(stream)
                .bearer(TestTokens.expiringAt("ada", Instant.now().plusSeconds(3)))
                .open();
        socket.welcome();
        assertEquals(4401, socket.closeCode());
        assertTrue(socket.closeReason().contains("/problems/token-expired"));
    }

    @Test
    void shouldIssueNoTokenWhenItIsNotLocal() {
        HttpResponse<String> answer = Http.send(Http.request("/api/identity/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"ada\"}")));
        assertEquals(404, answer.statusCode());
        assertTrue(Http.get("/api/config").body().contains("\"signIn\":\"oidc\""));
    }

    @Test
    void shouldSayWhereCoinsAreSold() {
        assertTrue(Http.get("/api/config").body().contains("\"purchaseUrl\":\"https://coins.example/{userId}\""));
    }

    @Test
    void shouldTrustOnlyNamedOriginsWhenItIsNotLocal() {
        UUID stream = Doubles.liveStream();
        assertEquals(
                "origin-not-allowed",
                Socket.at(stream)
                        .header("Origin", "http://localhost:5173")
                        .refused()
                        .slug());
        Socket allowed =
                Socket.at(stream).header("Origin", "https://ovation.example").open();
        allowed.welcome();
        allowed.close();
    }

    @Test
    void shouldCountFewGuestsOfOneAddressAndRefuseFurtherSocketsWhenLimitsAreSmall() {
        // Given
        UUID stream = Doubles.liveStream();
        org.awaitility.Awaitility.await().until(() -> open(stream));
        List<Socket> guests = new java.util.ArrayList<>();
        String refusal = "";
        // When
        while (refusal.isEmpty() && guests.size() < 20) {
            try {
                Socket guest = Socket.at(stream).open();
                guest.welcome();
                guests.add(guest);
            } catch (Socket.Refused refused) {
                refusal = refused.refusal().slug();
            }
        }
        // Then
        assertEquals("rate-limited", refusal);
        assertTrue(guests.size() > 2 && guests.size() <= 8, "other tests may have a socket or two open still");
        org.awaitility.Awaitility.await().untilAsserted(() -> assertEquals(2, occurrences(stream)));
        guests.forEach(Socket::close);
    }

    private static boolean open(UUID stream) {
        Socket socket = Socket.at(stream).query("role", "overlay").open();
        socket.welcome();
        socket.close();
        return true;
    }

    private static long occurrences(UUID stream) {
        return Doubles.log().stream()
                .flatMap(line -> java.util.regex.Pattern.compile("\\{\"connectionId[^}]*}")
                        .matcher(line)
                        .results()
                        .map(java.util.regex.MatchResult::group))
                .distinct()
                .filter(opened -> opened.contains(stream.toString()) && opened.contains("\"counted\":true"))
                .count();
    }
}
