package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.LossyDoor;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients repeat over a line that loses a tenth of the requests and a fifth of the answers: a key is charged once (M3). */
@QuarkusTest
class LossyLineComponentTest {
    private static final int SENDERS = 20;
    private static final int EACH = 500;
    private static final int ALL = SENDERS * EACH;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI service;

    @Test
    void shouldChargeEachKeyOnceWhenRequestsAndAnswersGetLost() {
        UUID stream = SampleStreams.live();
        try (LossyDoor door = new LossyDoor(service.getPort(), 10, 20);
                GiftTopic topic = new GiftTopic()) {
            // When
            Crowd.of(SENDERS, i -> {
                String fan = Fans.newcomer();
                String token = TestTokens.user(fan);
                Fans.balance(fan);
                for (int gift = 0; gift < EACH; gift++) {
                    sendUntilSettled(door.port(), token, stream);
                }
                assertThat(Fans.balance(fan), is(1_000L - EACH));
                return fan;
            });

            // Then
            assertThat(charges(stream), is((long) ALL));
            assertThat(Ledger.coinsOf(stream), is((long) ALL));
            assertThat("answers lost", door.answersLost(), greaterThan(ALL / 10));
            assertThat("requests lost", door.requestsLost(), greaterThan(ALL / 20));
            long told = topic.until(EventType.GIFT_SENT, GiftSent.class, stream, events -> ids(events) >= ALL).stream()
                    .map(GiftTopic.Event::id)
                    .distinct()
                    .count();
            assertThat(told, is((long) ALL));
        }
        Ledger.mustBalance();
    }

    private static long ids(List<GiftTopic.Event<GiftSent>> events) {
        return events.stream().map(GiftTopic.Event::id).distinct().count();
    }

    private static long charges(UUID stream) {
        return GiftDatabase.number(
                "SELECT count(*) FROM transfers t JOIN stream_gifts g ON g.id = t.reference"
                        + " WHERE t.kind = 'gift' AND g.stream_id = ?",
                stream);
    }

    /** Sends one rose with the same key until it is sent: a service that has too much to do says so, and is asked again. */
    private static void sendUntilSettled(int port, String token, UUID stream) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/streams/" + stream + "/gift"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString("{\"giftId\":\"" + Fans.ROSE + "\"}"))
                .build();
        while (true) {
            try {
                HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    return;
                }
                assertThat(answer.body(), answer.statusCode(), in(List.of(409, 503, 504)));
            } catch (IOException lost) {
                // nobody knows whether it happened: the same again
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
