package dev.ovation.gift.reversal;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftReversed;
import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gifts that are taken back (M8). */
@QuarkusTest
class ReversalComponentTest {
    private final String fan = Fans.newcomer();
    private final String creator = Fans.newcomer();
    private final UUID stream = SampleStreams.live(creator);

    @AfterEach
    void booksMustBalance() {
        Ledger.mustBalance();
    }

    private UUID gift(UUID which, int quantity) {
        return UUID.fromString(Fans.send(fan, stream, which, quantity)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Response reverse(String who, UUID gift, String key, String... roles) {
        return Fans.reverse(who, stream, gift, key, roles);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private JsonPath board() {
        return given().get("/api/streams/{id}/leaderboard", stream).jsonPath();
    }

    private static long held(String account) {
        return GiftDatabase.number("SELECT coalesce(sum(amount), 0) FROM legs WHERE account = ?", account);
    }

    @Test
    void shouldGiveTheCoinsBackAndCorrectEverything() {
        try (GiftTopic topic = new GiftTopic()) {
            // Given
            UUID kept = gift(ROSE, 7);
            UUID mistaken = gift(DIAMOND, 3);
            assertThat(Fans.balance(fan), is(963L));

            // When
            Response answer = reverse(creator, mistaken, key());

            // Then
            answer.then().statusCode(201);
            assertThat(answer.jsonPath().getLong("totalCoins"), is(30L));
            assertThat(answer.jsonPath().getLong("shortfall"), is(0L));
            assertThat(Fans.balance(fan), is(993L));
            assertThat(held("earnings:" + TestTokens.userId(creator)), is(4L)); // 70 % of 7, rounded down
            JsonPath board = board();
            assertThat(board.getLong("totalCoins"), is(7L));
            assertThat(board.getLong("giftCount"), is(1L));
            assertThat(board.getList("items.totalCoins"), is(List.of(7)));
            JsonPath mine = given().get("/api/creators/{id}/leaderboard?period=day", TestTokens.userId(creator))
                    .jsonPath();
            assertThat(mine.getLong("totalCoins"), is(7L));
            GiftTopic.Event<GiftReversed> told = topic.until(
                            EventType.GIFT_REVERSED, GiftReversed.class, stream, events -> !events.isEmpty())
                    .get(0);
            assertThat(told.data().giftSentId(), is(mistaken));
            assertThat(told.data().totalCoins(), is(30L));
            JsonPath history = Fans.as(fan).get("/api/wallet/transactions").jsonPath();
            assertThat(history.getString("items[0].kind"), is("reversal"));
            assertThat(history.getLong("items[0].coins"), is(30L));
            assertThat(history.getLong("items[0].balanceAfter"), is(993L));
            String who =
                    "SELECT reversed_by || ' ' || reversed_as || ' ' || reason FROM gift_reversals WHERE gift_sent_id = ?";
            assertThat(GiftDatabase.text(who, mistaken), is(TestTokens.userId(creator) + " creator sent by mistake"));
            assertThat(GiftDatabase.number("SELECT count(*) FROM gift_reversals WHERE gift_sent_id = ?", kept), is(0L));
        }
    }

    @Test
    void shouldReverseOnceWhenManyTryAtOnce() {
        // Given
        UUID mistaken = gift(DIAMOND, 3);

        // When
        List<Integer> answers = Crowd.of(20, i -> {
            String key = key();
            return Fans.untilJudged(() ->
                            i % 2 == 0 ? reverse(creator, mistaken, key) : reverse("root", mistaken, key, "admin"))
                    .statusCode();
        });

        // Then
        assertThat(answers, everyItem(is(oneOf(201, 409))));
        assertThat(answers.stream().filter(status -> status == 201).count(), is(1L));
        assertThat(Fans.balance(fan), is(1000L));
        reverse(creator, mistaken, key()).then().statusCode(409).body("type", is("/problems/already-reversed"));
    }

    @Test
    void shouldAnswerARepetitionAgainAndRefuseAnotherReason() {
        // Given
        UUID mistaken = gift(ROSE, 1);
        String first = reverse(creator, mistaken, "once")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        // When
        Response again = reverse(creator, mistaken, "once");
        Response other = reverse(creator, gift(ROSE, 1), "once");

        // Then
        again.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(again.asString(), is(first));
        other.then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void shouldTurnIntoDebtWhatTheCreatorNoLongerHas() {
        // Given: of 70 earned coins 60 were paid out
        UUID mistaken = gift(DIAMOND, 10);
        String earnings = "earnings:" + TestTokens.userId(creator);
        Ledger.mustBalance();
        GiftDatabase.run("SELECT roll_up(1000000, NULL, 'UTC')");
        GiftDatabase.run(
                "INSERT INTO transfers (debit_account, credit_account, amount, kind, reference) VALUES (?, 'issuance', 60, 'payout', ?)",
                earnings,
                UUID.randomUUID());
        GiftDatabase.run("UPDATE accounts SET balance = balance - 60 WHERE name = ?", earnings);
        GiftDatabase.run("UPDATE accounts SET balance = balance + 60 WHERE name = 'issuance'");

        // When
        Response answer = reverse("root", mistaken, key(), "admin");

        // Then
        answer.then().statusCode(201);
        assertThat(answer.jsonPath().getLong("shortfall"), is(60L));
        assertThat(Fans.balance(fan), is(1000L));
        assertThat(held(earnings), is(0L));
        assertThat(held("debt:" + TestTokens.userId(creator)), is(-60L));
    }

    @Test
    void shouldLetOnlyAdminsAndTheStreamsCreatorDoIt() {
        // Given
        UUID gift = gift(ROSE, 1);

        // When, Then
        reverse(fan, gift, key()).then().statusCode(403).body("type", is("/problems/not-stream-owner"));
        reverse("mallory", gift, key(), "creator").then().statusCode(403);
        reverse("mod", gift, key(), "moderator").then().statusCode(403);
        assertThat(Fans.balance(fan), is(999L));
        reverse("root", gift, key(), "admin").then().statusCode(201);
    }

    @Test
    void shouldKnowOnlyGiftsOfThatStream() {
        // Given
        UUID elsewhere = UUID.fromString(
                Fans.send(fan, SampleStreams.live(creator), ROSE, 1).path("id"));

        // When, Then
        reverse(creator, elsewhere, key()).then().statusCode(404).body("type", is("/problems/sent-gift-not-found"));
        reverse(creator, UUID.randomUUID(), key()).then().statusCode(404);
    }

    @Test
    void shouldReverseAlsoAfterTheEnd() {
        // Given
        UUID mistaken = gift(DIAMOND, 1);
        gift(ROSE, 2);
        SampleStreams.end(stream);

        // When
        Response answer = reverse(creator, mistaken, key());

        // Then
        answer.then().statusCode(201);
        assertThat(board().getLong("totalCoins"), is(2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"  \"}", "{\"reason\":\"a\\u0000b\"}", "{\"reason\":\"a\\nb\"}"})
    void shouldAskForAReasonThatCanBeKept(String body) {
        // When
        Response answer = Fans.as(creator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key())
                .body(body)
                .post("/api/streams/{id}/gifts/{gift}/reversal", stream, UUID.randomUUID());

        // Then
        answer.then().statusCode(400).body("violations[0].field", is("reason"));
    }
}
