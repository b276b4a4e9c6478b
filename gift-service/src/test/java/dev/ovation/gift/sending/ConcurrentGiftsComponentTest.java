package dev.ovation.gift.sending;

import static dev.ovation.gift.Fans.DIAMOND;
import static dev.ovation.gift.Fans.MANSION;
import static dev.ovation.gift.Fans.ROSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import dev.ovation.gift.Crowd;
import dev.ovation.gift.Fans;
import dev.ovation.gift.GiftDatabase;
import dev.ovation.gift.Ledger;
import dev.ovation.gift.SampleStreams;
import dev.ovation.local.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money under concurrency (M1-M3). */
@QuarkusTest
class ConcurrentGiftsComponentTest {
    private final String fan = Fans.newcomer();

    @AfterEach
    void booksMustBalance() {
        Ledger.mustBalance();
    }

    private static long count(List<Response> answers, int status) {
        return answers.stream().filter(a -> a.statusCode() == status).count();
    }

    /** 64 threads want three times what a wallet of 1,000 holds. */
    @ParameterizedTest
    @CsvSource({
        "0192f0c0-0000-7000-8000-000000000001, 47",
        "0192f0c0-0000-7000-8000-000000000003, 10",
        "0192f0c0-0000-7000-8000-000000000006, 1"
    })
    void shouldSpendNoMoreThanThereIsWhen64ThreadsSpendOneWallet(UUID gift, int quantity) {
        // Given
        UUID stream = SampleStreams.live();
        long cost = GiftDatabase.number("SELECT coin_cost FROM virtual_gifts WHERE id = ?", gift) * quantity;
        Fans.balance(fan);

        // When
        List<Response> answers = Crowd.of(64, i -> Fans.sendUntilJudged(fan, stream, gift, quantity));

        // Then
        long affordable = 1000 / cost;
        assertThat(count(answers, 201), is(affordable));
        assertThat(count(answers, 402), is(64 - affordable));
        assertThat(Fans.balance(fan), is(1000 - affordable * cost));
        assertThat(Ledger.coinsOf(stream), is(affordable * cost));
    }

    @Test
    void shouldChargeOnceWhenOneKeyIsSentFiftyTimesAtOnce() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        List<Response> answers = new ArrayList<>(Crowd.of(50, i -> Fans.send(fan, stream, DIAMOND, 7, "the-one")));
        answers.add(Fans.untilJudged(() -> Fans.send(fan, stream, DIAMOND, 7, "the-one")));

        // Then
        assertThat(answers.stream().map(Response::statusCode).toList(), everyItem(is(oneOf(201, 409, 503, 504))));
        Fans.oneMustBeTheFirst(answers);
        assertThat(Ledger.chargesOf(fan), is(1L));
        assertThat(Fans.balance(fan), is(930L));
    }

    @Test
    void shouldOpenAWalletOnceWhenItsFirstGiftsComeAtOnce() {
        // Given
        UUID stream = SampleStreams.live();

        // When
        List<Response> answers = Crowd.of(32, i -> Fans.sendUntilJudged(fan, stream, ROSE, 1));

        // Then
        assertThat(count(answers, 201), is(32L));
        assertThat(Fans.balance(fan), is(968L));
        assertThat(
                GiftDatabase.number(
                        "SELECT count(*) FROM transfers WHERE kind = 'opening' AND wallet_id = ?",
                        TestTokens.userId(fan)),
                is(1L));
    }

    @Test
    void shouldLetTwoCreatorsGiftEachOtherWithoutADeadlock() {
        // Given
        String other = Fans.newcomer();
        UUID ours = SampleStreams.live(fan);
        UUID theirs = SampleStreams.live(other);

        // When
        List<Response> answers = Crowd.of(
                64,
                i -> i % 2 == 0
                        ? Fans.sendUntilJudged(fan, theirs, ROSE, 1)
                        : Fans.sendUntilJudged(other, ours, ROSE, 1));

        // Then
        assertThat(answers.stream().filter(a -> a.statusCode() != 201).toList(), is(empty()));
        assertThat(Fans.balance(fan), is(968L));
        assertThat(Fans.balance(other), is(968L));
    }

    @Test
    void shouldKeepKeysOfUsersAndOperationsApart() {
        // Given
        UUID stream = SampleStreams.live();
        String other = Fans.newcomer();
        Fans.send(fan, stream, ROSE, 1, "shared").then().statusCode(201);

        // When
        Response anothers = Fans.send(other, stream, MANSION, 1, "shared");
        Response anotherOperation = Fans.topUp(fan, "{\"coins\":5}", "shared");

        // Then
        anothers.then().statusCode(201);
        anotherOperation.then().statusCode(201);
        assertThat(Fans.balance(fan), is(1004L));
        assertThat(Fans.balance(other), is(900L));
    }
}
