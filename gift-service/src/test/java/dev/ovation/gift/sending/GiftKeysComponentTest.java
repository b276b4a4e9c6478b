package dev.ovation.gift.sending;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.MANSION;
import static dev.ovation.gift.Fans.ROSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.Again;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a key promises (M3, M4). */
@QuarkusTest
class GiftKeysComponentTest {
    private static final Duration MOST = Duration.ofSeconds(3);

    private final String fan = Fans.newcomer();

    @Test
    void shouldGiveTheVerySameAnswerAgain() {
        // Given
        UUID stream = SampleStreams.live();
        Response first = Fans.send(fan, stream, DIAMOND, 2, "again");
        Fans.send(fan, stream, ROSE, 1).then().statusCode(201);

        // When
        Response second = Fans.send(fan, stream, DIAMOND, 2, "again");

        // Then
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString(), is(first.asString()));
        assertThat(Fans.balance(fan), is(979L));
    }

    @Test
    void shouldTakeADefaultAndItsWrittenValueForTheSame() {
        // Given
        UUID stream = SampleStreams.live();
        Fans.send(fan, stream, "{\"giftId\":\"%s\"}".formatted(ROSE), "default")
                .then()
                .statusCode(201);

        // When
        Response written = Fans.send(fan, stream, ROSE, 1, "default");
        Response upperCase = Fans.send(
                fan,
                stream,
                "{\"quantity\":1,\"giftId\":\"%s\"}".formatted(ROSE.toString().toUpperCase()),
                "default");

        // Then
        written.then().statusCode(201).header("Idempotent-Replayed", "true");
        upperCase.then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void shouldRefuseAKnownKeyForAnyOtherRequestAndChargeNothing() {
        // Given
        UUID stream = SampleStreams.live();
        UUID otherStream = SampleStreams.live();
        Fans.send(fan, stream, ROSE, 2, "mine").then().statusCode(201);

        // When
        Response otherQuantity = Fans.send(fan, stream, ROSE, 3, "mine");
        Response otherGift = Fans.send(fan, stream, MANSION, 2, "mine");
        Response elsewhere = Fans.send(fan, otherStream, ROSE, 2, "mine");
        Response noSuchGift = Fans.send(fan, stream, UUID.randomUUID(), 2, "mine");
        Response unaffordable = Fans.send(fan, stream, MANSION, 999, "mine");

        // Then
        for (Response answer : new Response[] {otherQuantity, otherGift, elsewhere, noSuchGift, unaffordable}) {
            answer.then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        }
        assertThat(Ledger.chargesOf(fan), is(1L));
        assertThat(Fans.balance(fan), is(998L));
    }

    @Test
    void shouldReplayAlsoWhenTheStreamIsOverOrTheMoneyGone() {
        // Given
        UUID stream = SampleStreams.live();
        Response first = Fans.send(fan, stream, MANSION, 10, "all-i-have");
        SampleStreams.end(stream);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Fans.send(fan, stream, ROSE, 1).statusCode() == 409);

        // When
        Response second = Fans.send(fan, stream, MANSION, 10, "all-i-have");

        // Then
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString(), is(first.asString()));
    }

    @Test
    void shouldJudgeAKeyAfreshAfterARefusal() {
        // Given
        UUID stream = SampleStreams.live();
        Fans.send(fan, stream, MANSION, 11, "later").then().statusCode(402);
        assertThat(keysOf(fan), is(0L));
        Fans.topUp(fan, "{\"coins\":100}", "t").then().statusCode(201);

        // When
        Response afresh = Fans.send(fan, stream, MANSION, 11, "later");
        Response replay = Fans.send(fan, stream, MANSION, 11, "later");

        // Then
        afresh.then().statusCode(201).body("balance", is(0));
        replay.then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void shouldSayInProgressWhenTheFirstTakesLongerThanASecond() throws SQLException {
        // Given
        UUID stream = SampleStreams.live();
        String claim =
                "INSERT INTO idempotency_keys (user_id, operation, key, fingerprint) VALUES (?, 'gift', 'slow', '')";
        try (Connection other = GiftDatabase.open();
                PreparedStatement running = other.prepareStatement(claim)) {
            other.setAutoCommit(false);
            running.setObject(1, TestTokens.userId(fan));
            running.execute();

            // When
            Told told = Again.whileTooLate(() -> sendSlow(stream), Told::showsASlowMachine);

            // Then
            told.answer().then().statusCode(409).body("type", is("/problems/idempotency-in-progress"));
            assertThat(told.after(), lessThan(MOST));
            other.rollback();
        }
        Fans.send(fan, stream, ROSE, 1, "slow").then().statusCode(201);
    }

    private Told sendSlow(UUID stream) {
        long began = System.nanoTime();
        Response answer = Fans.send(fan, stream, ROSE, 1, "slow");
        return new Told(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    /** An answer and how long it took. */
    private record Told(Response answer, Duration after) {
        boolean showsASlowMachine() {
            return Fans.isTooLate(answer) || (Fans.isInProgress(answer) && after.compareTo(MOST) >= 0);
        }
    }

    private static long keysOf(String name) {
        return GiftDatabase.number(
                "SELECT count(*) FROM idempotency_keys WHERE operation = 'gift' AND user_id = ?",
                TestTokens.userId(name));
    }
}
