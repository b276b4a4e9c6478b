package dev.ovation.local.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part that is away or silent: what a client is told, and within which time. */
class UnavailableJourneyIT {
    /** The contract's two seconds, and what a busy machine takes. */
    private static final Duration LIMIT = Duration.ofMillis(3_500);
    /** A machine that stalls makes one of them late; a gateway that waits for longer is late in all. */
    private static final int ATTEMPTS = 5;

    private final Suite suite = SharedSuite.get();
    private final RawHttp http = new RawHttp(suite.gateways().get(0));
    private final Api api = new Api(suite.gateways().get(0));

    @ParameterizedTest
    @CsvSource({
        "stream-service, GET, /api/streams/live, stream-unavailable",
        "chat-service, GET, /api/streams/{live}/messages, chat-unavailable",
        "gift-service, GET, /api/gifts, gift-unavailable",
        "viewer-service, GET, /api/streams/{live}/viewers, viewer-unavailable"
    })
    void shouldRefuseWithinTwoSecondsWhatAStoppedPartWouldAnswer(String part, String method, String path, String slug)
            throws Exception {
        // Given
        String address = path.replace("{live}", api.liveStream(person()).toString());
        long pid = suite.parts(part).get(0).pid();
        List<Duration> took = new ArrayList<>();

        do {
            try {
                // When: a read is repeated once, and two seconds are all it has
                signal(pid, "STOP");
                long begun = System.nanoTime();
                RawHttp.Answer answer = http.ask(method, address, Map.of(), null);
                took.add(Duration.ofNanos(System.nanoTime() - begun));

                // Then
                assertEquals(503, answer.status(), answer.body().toString());
                assertEquals(slug, answer.word());
                assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1);
            } finally {
                signal(pid, "CONT");
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> http.ask(method, address, Map.of(), null).status() == 200);
        } while (Collections.min(took).compareTo(LIMIT) >= 0 && took.size() < ATTEMPTS);
        assertTrue(Collections.min(took).compareTo(LIMIT) < 0, () -> "answered after " + took);
    }

    @Test
    void shouldCallTheOutcomeOfAnUnansweredWriteUnknownAndSettleItByARepeat() throws Exception {
        // Given
        UUID live = api.liveStream(person());
        Api.Person fan = person();
        String rose = api.read("/api/gifts").body().at("/items/0/id").asText();
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        headers.put("Authorization", "Bearer " + fan.token());
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        String path = "/api/streams/" + live + "/gift";
        String body = "{\"giftId\":\"" + rose + "\"}";
        long pid = suite.parts("gift-service").get(0).pid();

        try {
            // When
            signal(pid, "STOP");
            RawHttp.Answer answer = http.ask("POST", path, headers, body);

            // Then
            assertEquals(504, answer.status(), answer.body().toString());
            assertEquals("outcome-unknown", answer.word());
        } finally {
            signal(pid, "CONT");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http.ask("POST", path, headers, body).status() == 201);
        Api.Answer wallet = Api.insist(() -> api.get("/api/wallet", fan));
        assertEquals(999, wallet.body().path("balance").asLong(), "paid once");
    }

    private Api.Person person() {
        return api.newcomer("away");
    }

    private static void signal(long pid, String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        assertEquals(0, exit, "kill -" + name);
    }
}
