package dev.ovation.gift.wallet;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.ROSE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.Again;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WalletComponentTest {
    private final String fan = Fans.newcomer();

    @AfterEach
    void booksMustBalance() {
        Ledger.mustBalance();
    }

    @Test
    void shouldOpenWithTheOpeningBalanceOnceWhenManyLookAtOnce() {
        // Given
        UUID userId = TestTokens.userId(fan);

        // When
        List<Response> looks =
                Crowd.of(16, i -> Fans.untilJudged(() -> Fans.as(fan).get("/api/wallet")));

        // Then
        assertThat(looks.stream().map(r -> r.jsonPath().getLong("balance")).toList(), everyItem(is(1000L)));
        looks.get(0).then().statusCode(200).body("userId", is(userId.toString()));
    }

    @Test
    void shouldTellTheHistoryNewestFirstInPages() {
        // Given
        UUID stream = SampleStreams.live();
        Fans.send(fan, stream, DIAMOND, 2).then().statusCode(201);
        Fans.topUp(fan, "{\"coins\":50}", "t").then().statusCode(201);
        Fans.send(fan, stream, ROSE, 1).then().statusCode(201);

        // When
        JsonPath first = Fans.as(fan)
                .get("/api/wallet/transactions?limit=3")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath rest = Fans.as(fan)
                .get("/api/wallet/transactions?limit=3&cursor=" + first.getString("nextCursor"))
                .jsonPath();

        // Then
        assertThat(first.getList("items.kind"), is(List.of("gift", "top_up", "gift")));
        assertThat(first.getList("items.coins"), is(List.of(-1, 50, -20)));
        assertThat(first.getList("items.balanceAfter"), is(List.of(1029, 1030, 980)));
        assertThat(first.getString("items[0].giftId"), is(ROSE.toString()));
        assertThat(first.getString("items[2].streamId"), is(stream.toString()));
        assertThat(first.get("items[1].giftId"), is(nullValue()));
        assertThat(rest.getList("items.kind"), is(List.of("opening")));
        assertThat(rest.getList("items.balanceAfter"), is(List.of(1000)));
        assertThat(rest.getString("nextCursor"), is(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=x", "cursor=eA"})
    void shouldRefuseAPageThatIsNone(String query) {
        // When
        Response answer = Fans.as(fan).get("/api/wallet/transactions?" + query);

        // Then
        answer.then().statusCode(400).body("type", is("/problems/invalid-page"));
    }

    @Test
    void shouldTopUpOncePerKey() {
        // When
        List<Response> answers = new ArrayList<>(Crowd.of(20, i -> Fans.topUp(fan, "{\"coins\":250}", "bought")));
        Response last = Fans.untilJudged(() -> Fans.topUp(fan, "{\"coins\":250}", "bought"));
        answers.add(last);

        // Then
        Fans.oneMustBeTheFirst(answers);
        last.then()
                .statusCode(201)
                .body("userId", is(TestTokens.userId(fan).toString()))
                .body("balance", is(1250));
        assertThat(Fans.balance(fan), is(1250L));
        Fans.topUp(fan, "{\"coins\":251}", "bought")
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
    }

    @Test
    void shouldWaitForABusyWalletUnderAKeyThatNobodyUses() {
        // When
        Response answer = Again.whileTooLate(WalletComponentTest::toppedUpWhileBusy, Fans::isTooLate);

        // Then
        answer.then().statusCode(201).body("balance", is(1250));
    }

    /** Somebody new tops up a wallet that is busy for longer than one waits for a key, and not for as long as for a statement. */
    private static Response toppedUpWhileBusy() {
        String owner = Fans.newcomer();
        Fans.balance(owner);
        try (Connection holder = GiftDatabase.open();
                PreparedStatement busy = holder.prepareStatement("SELECT FROM wallets WHERE user_id = ? FOR UPDATE")) {
            holder.setAutoCommit(false);
            busy.setObject(1, TestTokens.userId(owner));
            busy.execute();
            CompletableFuture<Response> answer =
                    CompletableFuture.supplyAsync(() -> Fans.topUp(owner, "{\"coins\":250}", "unused"));
            await().pollInterval(Duration.ofMillis(20)).until(() -> answer.isDone() || waitsLongerThanForAKey());
            if (answer.isDone()) {
                assertThat("answered before the wallet was free", answer.join().statusCode(), is(not(201)));
            }
            holder.rollback();
            return answer.join();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean waitsLongerThanForAKey() {
        return GiftDatabase.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND query LIKE '%top_up%' AND pid <> pg_backend_pid()"
                        + " AND clock_timestamp() - query_start > interval '1100 ms'")
                == 1;
    }

    @Test
    void shouldTakeOnesOwnIdForTheDefault() {
        // Given
        Fans.topUp(fan, "{\"coins\":1}", "self").then().statusCode(201);

        // When
        Response named = Fans.topUp(fan, "{\"coins\":1,\"userId\":\"%s\"}".formatted(TestTokens.userId(fan)), "self");

        // Then
        named.then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void shouldLetOnlyAnAdminFillAnothersWallet() {
        // Given
        String other = Fans.newcomer();
        String body = "{\"userId\":\"%s\",\"coins\":1000000}".formatted(TestTokens.userId(other));

        // When
        Response byAFan = Fans.topUp(fan, body, "k");
        Response byAnAdmin = Fans.as("root", "admin")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/wallet/top-ups");

        // Then
        byAFan.then()
                .statusCode(403)
                .body("type", is("/problems/role-required"))
                .body("role", is("admin"));
        byAnAdmin.then().statusCode(201).body("balance", is(1_001_000));
        assertThat(Fans.balance(other), is(1_001_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"coins\":0}",
                "{\"coins\":-1}",
                "{\"coins\":1000001}",
                "{\"coins\":\"1\"}",
                "{\"coins\":1.5}",
                "{\"coins\":1,\"userId\":\"me\"}",
                "{\"coins\":1,\"x\":1}"
            })
    void shouldRefuseATopUpThatIsNone(String body) {
        // When
        Response answer = Fans.topUp(fan, body, "k");

        // Then
        answer.then().statusCode(400);
        assertThat(Fans.balance(fan), is(1000L));
    }
}
