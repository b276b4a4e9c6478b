package dev.ovation.gift.sending;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The arithmetic of money, held against unbounded integers (M1, M9). */
class GiftArithmeticComponentTest {
    private static final long MOST_COINS = 9_007_199_254_740_991L;

    @Property(tries = 300)
    void shouldChargeCostTimesQuantityExactlyOrNothing(
            @ForAll @IntRange(min = 1) int cost,
            @ForAll @IntRange(min = 1, max = 999) int quantity,
            @ForAll @LongRange(min = 0, max = MOST_COINS) long balance)
            throws SQLException {
        try (Connection db = LedgerSchema.connect()) {
            // Given
            db.setAutoCommit(false);
            UUID fan = UUID.randomUUID();
            UUID sent = UUID.randomUUID();
            UUID gift = LedgerSchema.gift(db, cost);
            LedgerSchema.open(db, fan, balance);
            BigInteger price = BigInteger.valueOf(cost).multiply(BigInteger.valueOf(quantity));
            boolean affordable = price.compareTo(BigInteger.valueOf(balance)) <= 0;

            // When
            LedgerSchema.Answer answer = LedgerSchema.send(db, sent, fan, gift, quantity, "k");

            // Then
            BigInteger left = BigInteger.valueOf(balance).subtract(affordable ? price : BigInteger.ZERO);
            assertThat(answer.outcome(), is(affordable ? "sent" : "insufficient_coins"));
            assertThat(BigInteger.valueOf(answer.required()), is(price));
            assertThat(BigInteger.valueOf(answer.balance()), is(left));
            assertThat(
                    LedgerSchema.text(db, "SELECT balance FROM wallets WHERE user_id = ?", fan), is(left.toString()));
            String inEvent = "SELECT (data::json ->> 'totalCoins') FROM outbox WHERE event_id = ?";
            String inLedger = "SELECT amount::text FROM transfers WHERE kind = 'gift' AND reference = ?";
            for (String sql : List.of(inEvent, inLedger)) {
                assertThat(LedgerSchema.text(db, sql, sent), is(affordable ? price.toString() : null));
            }
            String key = "SELECT key FROM idempotency_keys WHERE user_id = ?";
            assertThat(LedgerSchema.text(db, key, fan), affordable ? is("k") : nullValue());
            db.rollback();
        }
    }
}
