package dev.ovation.gift.sending;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.MANSION;
import static dev.ovation.gift.Fans.ROSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.GiftSent;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.GiftTopic;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GiftComponentTest {
    @Inject
    ObjectMapper json;

    private final String fan = Fans.newcomer();

    @Test
    void shouldChargeRecordAndAnswerAGift() throws Exception {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response answer = Fans.send(fan, stream, DIAMOND, 3);

        // Then
        answer.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        GiftReceipt receipt = json.readValue(answer.asString(), GiftReceipt.class);
        assertThat(receipt.streamId(), is(stream));
        assertThat(receipt.gift().name(), is("Diamond"));
        assertThat(receipt.gift().coinCost(), is(10L));
        assertThat(receipt.totalCoins(), is(30L));
        assertThat(receipt.balance(), is(970L));
        assertThat(answer.jsonPath().getString("createdAt"), endsWith("Z"));
        assertThat(Fans.balance(fan), is(970L));
        String row = "SELECT sender_username || ' ' || quantity || ' ' || total_coins FROM stream_gifts WHERE id = ?";
        assertThat(GiftDatabase.text(row, receipt.id()), is(fan + " 3 30"));
        String booked = """
                SELECT string_agg(concat_ws(' ', kind, debit_account, credit_account, amount, creator_share), ', ' ORDER BY kind)
                FROM transfers WHERE reference = ?
                """;
        String creator = "earnings:" + TestTokens.userId("ada");
        assertThat(
                GiftDatabase.text(booked, receipt.id()),
                is("gift wallet:%s %s 30 7000, platform_fee %s platform 9 7000"
                        .formatted(TestTokens.userId(fan), creator, creator)));
    }

    @Test
    void shouldTellOfAGiftAsTheContractHasIt() throws Exception {
        // Given
        UUID stream = SampleStreams.live();
        try (GiftTopic topic = new GiftTopic()) {

            // When
            Response answer = Fans.send(fan, stream, ROSE, 5);

            // Then
            UUID id = UUID.fromString(answer.jsonPath().getString("id"));
            GiftTopic.Event<GiftSent> event = topic.until(
                            EventType.GIFT_SENT, GiftSent.class, stream, events -> !events.isEmpty())
                    .get(0);
            assertThat("the event's id is the gift's", event.id(), is(id));
            assertThat(GiftTopic.header(event.message(), CloudEvent.SOURCE), is("/gift-service"));
            assertThat(event.data().id(), is(id));
            assertThat(event.data().senderId(), is(TestTokens.userId(fan)));
            assertThat(event.data().senderUsername(), is(fan));
            assertThat(event.data().totalCoins(), is(5L));
            JsonNode told = json.readTree(event.json());
            JsonNode golden = json.readTree(SampleStreams.sample("gift.sent"));
            assertThat(fields(told), is(fields(golden)));
            assertThat("the catalogue's Rose is the contract's", told.get("gift"), equalTo(golden.get("gift")));
            assertThat(told.get("createdAt").asText(), is(answer.jsonPath().getString("createdAt")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "1.5",
                "1.0",
                "0",
                "-1",
                "1000",
                "2147483647",
                "2147483648",
                "9223372036854775808",
                "true",
                "[]"
            })
    void shouldRefuseAQuantityThatIsNoneAndChargeNothing(String quantity) {
        // Given
        UUID stream = SampleStreams.live();
        String body = "{\"giftId\":\"%s\",\"quantity\":%s}".formatted(ROSE, quantity);

        // When
        Response answer = Fans.send(fan, stream, body, "k");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(Fans.balance(fan), is(1000L));
    }

    @ParameterizedTest
    @CsvSource({"1, 999", "999, 1"})
    void shouldTakeTheEdgesOfQuantity(int quantity, long left) {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response answer = Fans.send(fan, stream, ROSE, quantity);

        // Then
        answer.then().statusCode(201).body("quantity", is(quantity)).body("balance", is((int) left));
    }

    @Test
    void shouldSendOneWhenNoQuantityIsGiven() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response answer = Fans.send(fan, stream, "{\"giftId\":\"%s\"}".formatted(ROSE), "k");

        // Then
        answer.then().statusCode(201).body("quantity", is(1)).body("totalCoins", is(1));
    }

    @Test
    void shouldSayHowMuchIsMissing() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response answer = Fans.send(fan, stream, MANSION, 11);

        // Then
        answer.then()
                .statusCode(402)
                .body("type", is("/problems/insufficient-coins"))
                .body("balance", is(1000))
                .body("required", is(1100));
        assertThat(Fans.balance(fan), is(1000L));
    }

    @Test
    void shouldRefuseAGiftThatIsNotOnOffer() {
        // Given
        UUID stream = SampleStreams.live();
        UUID retired = UUID.randomUUID();
        GiftDatabase.run(
                "INSERT INTO virtual_gifts (id, name, emoji, coin_cost, animation_type, retired_at)"
                        + " VALUES (?, 'Relic', '🏺', 1, 'float', now())",
                retired);

        // When
        Response unknown = Fans.send(fan, stream, UUID.randomUUID(), 1);
        Response gone = Fans.send(fan, stream, retired, 1);

        // Then
        unknown.then().statusCode(404).body("type", is("/problems/gift-not-found"));
        gone.then().statusCode(404).body("type", is("/problems/gift-not-found"));
    }

    @Test
    void shouldRefuseAGiftToOneself() {
        // Given
        UUID stream = SampleStreams.live(fan);

        // When
        Response answer = Fans.send(fan, stream, ROSE, 1);

        // Then
        answer.then().statusCode(422).body("type", is("/problems/self-gift"));
    }

    @Test
    void shouldAskTheOwnerAboutAStreamItDoesNotKnow() {
        // Given
        UUID live = SampleStreams.knownToTheOwnerAlone("live");
        UUID scheduled = SampleStreams.knownToTheOwnerAlone("scheduled");
        UUID untold = SampleStreams.untold();

        // When
        Response toLive = Fans.sendUntilJudged(fan, live, ROSE, 1);
        Response toScheduled = Fans.sendUntilJudged(fan, scheduled, ROSE, 1);
        Response toNone = Fans.sendUntilJudged(fan, UUID.randomUUID(), ROSE, 1);
        Response toUntold = Fans.send(fan, untold, ROSE, 1);

        // Then
        toLive.then().statusCode(201);
        toScheduled.then().statusCode(409).body("type", is("/problems/stream-not-live"));
        toNone.then().statusCode(404).body("type", is("/problems/stream-not-found"));
        toUntold.then().statusCode(503).body("type", is("/problems/stream-unavailable"));
    }

    @Test
    void shouldJudgeInTheContractsOrder() {
        // Given
        UUID live = SampleStreams.live();
        UUID ended = SampleStreams.ended();
        UUID own = SampleStreams.live(fan);
        UUID noGift = UUID.randomUUID();
        Fans.send(fan, live, ROSE, 1, "used").then().statusCode(201);

        // When
        Response keyBeforeStream = Fans.send(fan, UUID.randomUUID(), noGift, 1, "used");
        Response streamBeforeGift = Fans.sendUntilJudged(fan, UUID.randomUUID(), noGift, 1);
        Response giftBeforeState = Fans.send(fan, ended, noGift, 1);
        Response stateBeforeMoney = Fans.send(fan, ended, MANSION, 999);
        Response selfBeforeMoney = Fans.send(fan, own, MANSION, 999);
        Response bodyBeforeAll =
                Fans.send(fan, UUID.randomUUID(), "{\"giftId\":\"" + ROSE + "\",\"quantity\":0}", "used");

        // Then
        keyBeforeStream.then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        streamBeforeGift.then().statusCode(404).body("type", is("/problems/stream-not-found"));
        giftBeforeState.then().statusCode(404).body("type", is("/problems/gift-not-found"));
        stateBeforeMoney.then().statusCode(409).body("type", is("/problems/stream-not-live"));
        selfBeforeMoney.then().statusCode(422).body("type", is("/problems/self-gift"));
        bodyBeforeAll.then().statusCode(400);
    }

    @Test
    void shouldRefuseBodiesThatAreNotTheContracts() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response unknownField = Fans.send(fan, stream, "{\"giftId\":\"%s\",\"coins\":1}".formatted(ROSE), "k");
        Response noGift = Fans.send(fan, stream, "{}", "k");
        Response noBody = Fans.send(fan, stream, "", "k");
        Response noJson = Fans.send(fan, stream, "{", "k");
        Response noUuid = Fans.send(fan, stream, "{\"giftId\":\"rose\"}", "k");

        // Then
        unknownField.then().statusCode(400).body("type", is("/problems/unknown-field"));
        noGift.then().statusCode(400).body("type", is("/problems/validation-failed"));
        noBody.then().statusCode(400);
        noJson.then().statusCode(400).body("type", is("/problems/malformed-body"));
        noUuid.then().statusCode(400).body("type", is("/problems/malformed-body"));
    }

    @Test
    void shouldNeedAKeyOfTheRightForm() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        Response none = Fans.as(fan)
                .contentType("application/json")
                .body("{\"giftId\":\"%s\"}".formatted(ROSE))
                .post("/api/streams/{id}/gift", stream);
        Response bad = Fans.send(fan, stream, ROSE, 1, "a b");
        Response longest = Fans.send(fan, stream, ROSE, 1, "k".repeat(64));
        Response tooLong = Fans.send(fan, stream, ROSE, 1, "k".repeat(65));

        // Then
        none.then().statusCode(400).body("type", is("/problems/idempotency-key-missing"));
        bad.then().statusCode(400).body("type", is("/problems/idempotency-key-invalid"));
        longest.then().statusCode(201);
        tooLong.then().statusCode(400).body("type", is("/problems/idempotency-key-invalid"));
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
